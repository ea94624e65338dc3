import { type Leaf, calledSo } from "./guess-leaves.ts";
import type { MappedField } from "./mapping-fields.ts";

/* What names are mostly called, in small letters without "_", "-", "." and blanks; the likeliest first. */
const WHOLE = ["displayname", "fullname", "name", "realname"];
const GIVEN = ["firstname", "givenname", "forename", "fname"];
const FAMILY = ["lastname", "familyname", "surname", "lname"];
const HANDLE = [
  ...["username", "nickname", "nick", "login", "preferredusername"],
];
/** Parts that are called so are those of a name only inside something that is called a name. */
const PARTS = /(?:^|\.)(?:name|full_?name)\.(?:first|last)$/i;

export interface GuessedName {
  readonly field: MappedField;
  readonly places: readonly Leaf[];
}

/** A whole name rather than one in two fields, and that rather than what somebody logs in with. Null: there is none. */
export const nameIn = (leaves: readonly Leaf[]): GuessedName | null => {
  const first = (names: readonly string[]): Leaf | undefined =>
    calledSo(leaves, names)[0];
  const part = (names: readonly string[], short: string): Leaf | undefined =>
    first(names) ??
    leaves.find(({ name, path }) => name === short && PARTS.test(path));
  const whole = first(WHOLE);
  if (whole !== undefined) return { field: whole.path, places: [whole] };
  const given = part(GIVEN, "first");
  const family = part(FAMILY, "last");
  if (given !== undefined && family !== undefined)
    return {
      field: { from: [given.path, family.path], join: " " },
      places: [given, family],
    };
  const other = first(HANDLE) ?? given ?? family;
  return other === undefined ? null : { field: other.path, places: [other] };
};
