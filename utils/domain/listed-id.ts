import { type PersonId, type SourceId, personId, sourceId } from "./ids.ts";

/*
 * In a list of several connections a person is called by the connection and the platform's id together: two platforms may
 * give one id to two people. Such an id is made and taken apart here alone; nothing but a list of several has any.
 */

/** The id of a person of one connection in a list of several. Other pairs have other ids, whatever is in them. */
export const listedId = (source: SourceId, person: PersonId): PersonId =>
  personId(`${source.length}:${source}${person}`);

/** What an id was made of by {@link listedId}. Of another text it makes something, but nobody's. */
export const takenApart = (
  listed: PersonId,
): { readonly source: SourceId; readonly person: PersonId } => {
  const colon = listed.indexOf(":") + 1;
  const end = colon + (Number.parseInt(listed, 10) || 0);
  return {
    source: sourceId(listed.slice(colon, end)),
    person: personId(listed.slice(end)),
  };
};
