import "./connection.css";
import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import { t } from "../utils/i18n.ts";
import type {
  Choosable,
  Connections,
} from "../utils/models/connections-model.ts";
import { connectionMark } from "./connection-mark.tsx";
import { Icon } from "./icon.tsx";

interface ConnectionPickerProps {
  readonly connections: Connections;
}

/** As many marks as can be told apart where they stand one behind the other. */
const MOST_MARKS = 4;

/** Which connection every page and the badge show: one of them, or all. */
export const ConnectionPicker = ({
  connections: { all, shown, show, look },
}: ConnectionPickerProps): VNode => {
  const chosen = all.value.find(({ source }) => source === shown.value);
  return (
    <>
      <h1 class="unseen">
        {chosen === undefined ? t("all_connections") : harmless(chosen.name)}
      </h1>
      <span class="connection-picker">
        {chosen === undefined ? (
          <span class="from-all" aria-hidden="true">
            {all.value.slice(0, MOST_MARKS).map((one) => connectionMark(one))}
          </span>
        ) : (
          <span aria-hidden="true">{connectionMark(chosen)}</span>
        )}
        <select
          aria-label={t("connection")}
          value={shown.value ?? ""}
          onFocus={look}
          onPointerDown={look}
          onChange={({ currentTarget: { value } }) =>
            show(
              all.value.find(({ source }) => source === value)?.source ?? null,
            )
          }
        >
          <option value="">{t("all_connections")}</option>
          {all.value.map((one) => (
            <option key={one.source} value={one.source}>
              {wordsOf(one)}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </>
  );
};

/** A name from outside cannot turn the number beside it around. */
const wordsOf = ({ name, online }: Choosable): string =>
  online === null
    ? harmless(name)
    : t("connection_online", `\u2068${harmless(name)}\u2069`, online);
