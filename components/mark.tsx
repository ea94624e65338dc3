import type { VNode } from "preact";
import type { Mark as MarkName } from "../utils/domain/facts.ts";

interface MarkProps {
  readonly mark: MarkName;
}

/** A status as a shape: it can be told without its colour. The word stands beside it or in its container's name. */
export const Mark = ({ mark }: MarkProps): VNode => (
  <svg class={`mark mark-${mark}`} viewBox="0 0 12 12" aria-hidden="true">
    {mark === "unknown" ? (
      <path d="M4.2 4.4a1.8 1.8 0 1 1 2.6 1.7c-.6.3-.8.6-.8 1.2M6 9v.1" />
    ) : (
      <circle
        cx="6"
        cy="6"
        r={mark === "active" || mark === "online" ? 4 : 3.8}
      />
    )}
    {mark === "unknown" && <circle class="mark-dots" cx="6" cy="6" r="5.3" />}
    {mark === "disabled" && <path d="M3.3 8.7 8.7 3.3" />}
    {mark === "pending" && <path d="M4.3 6h3.4" />}
  </svg>
);
