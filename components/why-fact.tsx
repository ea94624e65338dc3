import type { ComponentChildren, VNode } from "preact";
import { t } from "../utils/i18n.ts";

interface FactProps {
  readonly name: `why_${"rule" | "limits" | "data" | "watched" | "left_out" | "counted_too" | "visits" | "range" | "compared"}`;
  readonly children: ComponentChildren;
}

/** What a number is told from: a name, and the words beside it. */
export const Fact = ({ name, children }: FactProps): VNode => (
  <div>
    <dt>{t(name)}</dt>
    <dd>{children}</dd>
  </div>
);
