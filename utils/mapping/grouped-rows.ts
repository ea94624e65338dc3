import { idsByMail } from "./ids-by-mail.ts";
import type { Mapping } from "./mapping.ts";
import type { RowSays } from "./row-says.ts";
import { mailKey } from "./row-words.ts";

/** The rows of one person. */
export interface Group {
  readonly listed: RowSays[];
  readonly directory: RowSays[];
}

/**
 * The rows of each person, by id.
 * @param held whose an address is of whom the directory may not say it; null: it says it of all
 */
export const groupsOf = (
  { directory: join }: Mapping,
  listed: readonly RowSays[],
  directory: readonly RowSays[],
  held: ReadonlyMap<string, string> | null,
) => {
  const people = new Map<string, Group>();
  let nameless = 0;
  const put = (id: string | null, part: keyof Group, row: RowSays): void => {
    if (id === null) return void nameless++;
    const group = people.get(id) ?? { listed: [], directory: [] };
    group[part].push(row);
    people.set(id, group);
  };
  const byMail = join?.by === "email";
  for (const row of directory) put(row.id, "directory", row);
  const idOf = new Map(held ?? []);
  if (byMail)
    for (const [mail, id] of idsByMail(
      directory.map(({ id, person: { email } }) => ({ id, email })),
    ))
      idOf.set(mail, id);
  for (const row of listed) {
    const mail = byMail ? mailKey(row.person.email) : null;
    const known = mail === null ? undefined : idOf.get(mail);
    put(known ?? row.id ?? mail, "listed", row);
  }
  return { people, nameless };
};
