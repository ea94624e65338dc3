import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import type { Origin } from "../utils/domain/origin.ts";

/** Which connection somebody is of: its initial in its colour for the eye, its whole name for a pointer and for who listens. */
export const connectionMark = ({ name, colour }: Origin): VNode => {
  const shown = harmless(name);
  return (
    <span
      class="from"
      role="img"
      aria-label={shown}
      title={shown}
      style={{ "--from": `var(--mark-${colour})` }}
    >
      {Array.from(shown.trim())[0]}
    </span>
  );
};
