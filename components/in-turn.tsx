import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

interface InTurnProps<Value> {
  readonly value: Value;
  readonly parts: readonly ((value: Value) => VNode)[];
  /** Where the parts stand; one that had no turn yet is null. */
  readonly layout: (parts: readonly (VNode | null)[]) => VNode;
}

/**
 * Gives parts of a page a new value one after the other, each in a task of its own: all of them together would hold up
 * the page for longer than anybody should wait for a key press.
 */
export const InTurn = <Value,>({
  value,
  parts,
  layout,
}: InTurnProps<Value>): VNode => {
  const shown = useRef<{ readonly value: Value; readonly node: VNode }[]>([]);
  const [, takeTurn] = useState(0);
  const turn = parts.findIndex((_, at) => shown.current[at]?.value !== value);
  const node = parts[turn]?.(value);
  if (node !== undefined) shown.current[turn] = { value, node };
  const isLast = turn < 0 || turn === parts.length - 1;
  useEffect(() => {
    if (isLast) return;
    const timer = setTimeout(() => takeTurn((turns) => turns + 1));
    return () => clearTimeout(timer);
  }, [turn, value]);
  // A part whose value is as before is the same object: nothing of it is looked at again.
  return layout(parts.map((_, at) => shown.current[at]?.node ?? null));
};
