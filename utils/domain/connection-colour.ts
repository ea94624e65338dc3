import type { SourceId } from "./ids.ts";

/** By which a connection is told from the others, beside its name or initial. Of what they look like the tokens say more. */
export const CONNECTION_COLOURS = [
  "blue",
  "teal",
  "violet",
  "olive",
  "pink",
  "brown",
  "slate",
] as const;

export type ConnectionColour = (typeof CONNECTION_COLOURS)[number];

/** What of a connection says its colour. */
export interface Coloured {
  readonly id: SourceId;
  /** Missing: nobody has chosen one. */
  readonly colour?: ConnectionColour;
}

/** The colour of each connection: its own, else one that no other has, as long as there are any. */
export const coloursOf = (
  sources: readonly Coloured[],
): ReadonlyMap<SourceId, ConnectionColour> => {
  const chosen = new Map<SourceId, ConnectionColour>();
  for (const { id, colour } of sources)
    if (colour !== undefined) chosen.set(id, colour);
  for (const { id } of sources)
    if (!chosen.has(id)) chosen.set(id, rarestColour([...chosen.values()]));
  return chosen;
};

/** A colour that none has, else one that the fewest have. */
export const rarestColour = (
  taken: readonly ConnectionColour[],
): ConnectionColour => {
  const uses = (colour: ConnectionColour): number =>
    taken.filter((other) => other === colour).length;
  return CONNECTION_COLOURS.reduce((best, next) =>
    uses(next) < uses(best) ? next : best,
  );
};
