import { mailKey } from "./row-words.ts";

interface Addressed<Id> {
  readonly id: Id | null;
  readonly email: string | null;
}

/** Whose an address is, by `mailKey`. Of two with one address the same one each time, in whatever order they come. */
export const idsByMail = <Id extends string>(
  people: Iterable<Addressed<Id>>,
): Map<string, Id> => {
  const ids = new Map<string, Id>();
  for (const { id, email } of people) {
    const mail = mailKey(email);
    if (mail === null || id === null) continue;
    const before = ids.get(mail);
    if (before === undefined || id < before) ids.set(mail, id);
  }
  return ids;
};
