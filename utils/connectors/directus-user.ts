import { isId, personId } from "../domain/ids.ts";
import { MAX_EMAIL, MAX_NAME, MAX_URL } from "../domain/outside-limits.ts";
import { type Fields, fieldsOf, textOf } from "../domain/outside-value.ts";
import type { Account, Report } from "../domain/person.ts";

/** What is asked of a user: never password, token, tfa_secret or auth_data, which are in what Directus gives unasked. */
export const USER_FIELDS: readonly string[] = [
  "id",
  "first_name",
  "last_name",
  "email",
  "status",
  "role.name",
  "last_access",
  "last_page",
];

/** A row of `directus_users`. */
export interface DirectusUser {
  readonly who: Pick<Report, "id" | "name" | "email" | "role" | "account">;
  /** As it stands there; null: there never was one; undefined: not said. */
  readonly lastAccess: unknown;
  /** Path of the page that they opened last; null: none. */
  readonly path: string | null;
}

/** Reads a row; null only where it has no id. */
export const directusUserOf = (row: unknown): DirectusUser | null => {
  const user = fieldsOf(row);
  const id = user?.["id"];
  if (user === null || !isId(id)) return null;
  return {
    who: {
      id: personId(id),
      name: nameOf(user),
      email: textOf(user["email"], MAX_EMAIL),
      role: textOf(fieldsOf(user["role"])?.["name"], MAX_NAME),
      account: accountOf(user["status"]),
    },
    lastAccess: user["last_access"],
    path: pathOf(user["last_page"]),
  };
};

/** Either name may be missing: then neither "null" nor a blank stands in its place. */
const nameOf = (user: Fields): string | null => {
  const parts = [user["first_name"], user["last_name"]]
    .map((part) => textOf(part, MAX_NAME)?.trim() ?? "")
    .filter((part) => part !== "");
  return textOf(parts.join(" "), MAX_NAME);
};

/** The app and whoever else tracks pages writes a path; anything else leads nowhere. */
const pathOf = (value: unknown): string | null => {
  const text = textOf(value, MAX_URL);
  return text?.startsWith("/") === true ? text : null;
};

const accountOf = (status: unknown): Account => {
  switch (status) {
    case "active":
      return "active";
    case "draft":
    case "invited":
    case "unverified":
      return "pending";
    case "suspended":
    case "archived":
      return "disabled";
    default:
      return "unknown";
  }
};
