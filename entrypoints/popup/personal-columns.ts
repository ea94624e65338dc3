import {
  type PersonalColumn,
  personalOf,
} from "../../utils/domain/export-rows.ts";

/** Read when a file is about to be made, by every page. */
const KEY = "rollcall-personal-columns";

/** The personal columns that each file begins with. */
export const personalColumns = (): readonly PersonalColumn[] =>
  personalOf(localStorage.getItem(KEY));

export const keepPersonalColumns = (chosen: readonly PersonalColumn[]): void =>
  localStorage.setItem(KEY, chosen.join(" "));
