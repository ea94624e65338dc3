import type { ComponentChild } from "preact";

/** "≥ 12 m" for the eye, "at least 12 m" for who listens; where both say the same, a single text. */
export const sessionLength = (
  seen: string | undefined,
  heard: string | undefined,
): ComponentChild =>
  seen === heard
    ? seen
    : [
        <span key="seen" aria-hidden="true">
          {seen}
        </span>,
        <span key="heard" class="unseen">
          {heard}
        </span>,
      ];
