import type { VNode } from "preact";
import { bestSession } from "../utils/domain/facts.ts";
import type { NameOf } from "../utils/domain/page-name.ts";
import type { Report } from "../utils/domain/person.ts";
import { t } from "../utils/i18n.ts";
import { OutsideText } from "./outside-text.tsx";

/** The page a person is on, by its readable name. */
export const pageOf = (report: Report, nameOf: NameOf): VNode | string => {
  const name = nameOf(bestSession(report)?.page ?? null);
  return name === null ? t("nothing") : OutsideText({ text: name });
};
