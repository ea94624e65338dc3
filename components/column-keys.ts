/** What a key does in the heads of the columns. */
export type HeaderMove =
  | { readonly kind: "step"; readonly step: -1 | 1 }
  | { readonly kind: "move"; readonly step: -1 | 1 }
  | { readonly kind: "size"; readonly px: number };

/** By how much one press changes a width, CSS px. */
const STEP_PX = 10;

/** What a key means there; null = nothing. */
export const headerMoveOf = ({
  key,
  shiftKey,
  ctrlKey,
  altKey,
  metaKey,
}: Pick<
  KeyboardEvent,
  "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey"
>): HeaderMove | null => {
  if (altKey || metaKey || (key !== "ArrowLeft" && key !== "ArrowRight"))
    return null;
  const step = key === "ArrowLeft" ? -1 : 1;
  if (!shiftKey) return ctrlKey ? null : { kind: "step", step };
  return ctrlKey
    ? { kind: "move", step }
    : { kind: "size", px: step * STEP_PX };
};
