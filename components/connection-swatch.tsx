import "./connection-swatch.css";
import type { VNode } from "preact";
import type { ConnectionColour } from "../utils/domain/connection-colour.ts";
import { harmless } from "../utils/domain/harmless.ts";

interface ConnectionSwatchProps {
  readonly colour: ConnectionColour;
  /** Its initial stands in it: colour alone says nothing to who sees none. */
  readonly name: string;
}

/** The colour of a connection with its initial. Decoration: its name stands beside it. */
export const ConnectionSwatch = ({
  colour,
  name,
}: ConnectionSwatchProps): VNode => (
  <span class={`swatch is-${colour}`} aria-hidden="true">
    {initialOf(name)}
  </span>
);

const initialOf = (name: string): string => {
  const first = harmless(name).trim().codePointAt(0);
  return first === undefined
    ? ""
    : String.fromCodePoint(first).toLocaleUpperCase();
};
