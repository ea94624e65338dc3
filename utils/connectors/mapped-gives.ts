import { type Gives, type Given, givesOnly } from "../domain/gives.ts";
import type { FieldName } from "../mapping/compiled-fields.ts";
import type { Mapping } from "../mapping/mapping.ts";

/** Of everybody, or of those alone who are asked about one by one. */
const mappedIn = (
  { list, directory, each }: Mapping,
  ...names: readonly FieldName[]
): Given => {
  const isIn = (part: Pick<Mapping["list"], "fields"> | undefined): boolean =>
    names.some((name) => part?.fields[name] !== undefined);
  if (isIn(list) || isIn(directory)) return "yes";
  return isIn(each) ? "some" : "no";
};

/** What a connection with this mapping can give: what is mapped. */
export const givesOfMapping = (mapping: Mapping): Gives => {
  const where = (...names: readonly FieldName[]): Given =>
    mappedIn(mapping, ...names);
  const isWhole =
    mapping.directory !== undefined ||
    mapping.each !== undefined ||
    mapping.online.when !== "listed";
  const activity = where("lastActiveAt");
  return givesOnly({
    directory: isWhole ? "yes" : "no",
    presence: mapping.each === undefined ? "yes" : "some",
    start: where("startedAt"),
    activity:
      activity === "no" && mapping.activeOn !== undefined ? "some" : activity,
    page: where("page", "title", "feature"),
    device: where("browser", "os", "device", "userAgent"),
    network: where("ip"),
    account: where("account"),
    role: where("role"),
    lastLogin: where("lastLoginAt"),
    live: mapping.stream === undefined ? "no" : "yes",
  });
};
