import "./capabilities.css";
import type { VNode } from "preact";
import { GIVEN_FACTS, type Given, type Gives } from "../utils/domain/gives.ts";
import { t } from "../utils/i18n.ts";
import type { Kind } from "../utils/models/connection-kind.ts";
import { kindName } from "./connection-kind.ts";
import { Icon } from "./icon.tsx";

export interface Capability {
  readonly kind: Kind;
  readonly gives: Gives;
}

interface CapabilitiesProps {
  readonly all: readonly Capability[];
}

/** What each kind of connection can give, as it declares itself. */
export const Capabilities = ({ all }: CapabilitiesProps): VNode => (
  <section class="panel-box" aria-labelledby="gives-title">
    <h2 id="gives-title">
      <Icon name="columns" />
      {t("gives_title")}
    </h2>
    <p>{t("gives_text")}</p>
    <div
      class="capabilities"
      role="group"
      aria-labelledby="gives-title"
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            <td />
            {GIVEN_FACTS.map((fact) => (
              <th key={fact} scope="col">
                <span>{t(`given_${fact}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map(({ kind, gives }) => (
            <tr key={kind.key}>
              <th scope="row">{kindName(kind)}</th>
              {GIVEN_FACTS.map((fact) => (
                <td key={fact}>
                  <Sign given={gives[fact]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);

/** A shape first: filled, a ring, nothing. */
const Sign = ({ given }: { readonly given: Given }): VNode => (
  <span
    class={`given is-${given}`}
    role="img"
    aria-label={t(`given_is_${given}`)}
    title={t(`given_is_${given}`)}
  />
);
