import type { VNode } from "preact";
import {
  CONNECTION_COLOURS,
  type ConnectionColour,
} from "../utils/domain/connection-colour.ts";
import { t } from "../utils/i18n.ts";
import { ConnectionSwatch } from "./connection-swatch.tsx";

interface ConnectionColoursProps {
  readonly name: string;
  readonly colour: ConnectionColour;
  readonly onChoose: (colour: ConnectionColour) => void;
}

/** By which colour a connection is told from the others; kept as soon as it is chosen. */
export const ConnectionColours = (props: ConnectionColoursProps): VNode => (
  <fieldset class="colours">
    <legend>{t("connection_colour")}</legend>
    {CONNECTION_COLOURS.map((colour) => (
      <label key={colour} title={t(`colour_${colour}`)}>
        <input
          type="radio"
          name="colour"
          aria-label={t(`colour_${colour}`)}
          checked={colour === props.colour}
          onChange={() => props.onChoose(colour)}
        />
        <ConnectionSwatch colour={colour} name={props.name} />
      </label>
    ))}
  </fieldset>
);
