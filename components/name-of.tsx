import type { VNode } from "preact";
import type { Report } from "../utils/domain/person.ts";
import { connectionMark } from "./connection-mark.tsx";
import { OutsideText } from "./outside-text.tsx";
import { titleOf } from "./words.ts";

/**
 * What a person is called in a list, for the eye as it may be seen.
 * @param shown the report, masked or as it is (`shareSafe.shown`)
 */
export const nameOf = (report: Report, shown: Report): VNode => {
  const { from } = report;
  const text = titleOf(shown);
  const name = OutsideText({ text, heard: titleOf(report), class: "name" });
  return from === undefined ? (
    name
  ) : (
    <>
      {connectionMark(from)}
      {name}
    </>
  );
};
