import {
  type Coloured,
  type ConnectionColour,
  coloursOf,
  rarestColour,
} from "./connection-colour.ts";

/** The colour for one more connection: one that none of them has, else one that the fewest have. */
export const freeColour = (sources: readonly Coloured[]): ConnectionColour =>
  rarestColour([...coloursOf(sources).values()]);
