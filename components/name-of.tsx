import type { VNode } from "preact";
import type { Report } from "../utils/domain/person.ts";
import { OutsideText } from "./outside-text.tsx";
import { titleOf } from "./words.ts";

/**
 * What a person is called in a list, for the eye as it may be seen.
 * @param shown the report, masked or as it is (`shareSafe.shown`)
 */
export const nameOf = (report: Report, shown: Report): VNode =>
  OutsideText({ text: titleOf(shown), heard: titleOf(report), class: "name" });
