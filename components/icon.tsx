import type { VNode } from "preact";

/** Our own drawings on a grid of 16, drawn with the colour of the text. */
const DRAWINGS = {
  refresh: "M13 3v3.5H9.5M12.7 6.5A5.2 5.2 0 1 0 13.2 9",
  columns: "M2.5 3.5h11v9h-11zM6.2 3.5v9M9.8 3.5v9",
  record:
    "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4",
  export: "M8 2.5v7M5 6.8l3 3 3-3M3 11v2.5h10V11",
  dashboard:
    "M2.5 2.5h4.6v5.4H2.5zM8.9 2.5h4.6v3H8.9zM8.9 7.4h4.6v6.1H8.9zM2.5 9.8h4.6v3.7H2.5z",
  views: "M2.5 4h11M4.5 8h7M6.5 12h3",
  pen: "M3 13l.7-2.9 7-7 2.2 2.2-7 7zM9.3 4.5l2.2 2.2",
  panel: "M2.5 3.5h11v9h-11zM9.8 3.5v9",
  close: "M4 4l8 8M12 4l-8 8",
  bin: "M3 4.5h10M6.3 4.5v-2h3.4v2M4.4 4.5l.6 9h6l.6-9",
  copy: "M6 6h7.5v7.5H6zM3.8 10H2.5V2.5H10v1.3",
  down: "M4.5 6.5 8 10l3.5-3.5",
  up: "M4.5 9.5 8 6l3.5 3.5",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2",
  leave: "M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3 7.5 8.5",
  settings: "M2.5 5h6M12 5h1.5M10.2 3.3v3.4M2.5 11H4M7.5 11h6M5.8 9.3v3.4",
  bell: "M8 2.5a3.8 3.8 0 0 1 3.8 3.8c0 3 1.2 4 1.2 4H3s1.2-1 1.2-4A3.8 3.8 0 0 1 8 2.5zM6.7 12.7a1.5 1.5 0 0 0 2.6 0",
  alert: "M8 2.5 14 13H2zM8 6.5v3M8 11.2v.1",
  check: "M3.5 8.5l3 3 6-7",
  people:
    "M6 7.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM1.8 13c.2-2.4 1.9-3.8 4.2-3.8s4 1.4 4.2 3.8M10.5 3.2a2.3 2.3 0 0 1 0 4.2M12 9.6c1.3.6 2.1 1.8 2.2 3.4",
  link: "M6.8 9.2 9.2 6.8M7.5 4.6l1-1a2.7 2.7 0 0 1 3.9 3.9l-1 1M8.5 11.4l-1 1a2.7 2.7 0 0 1-3.9-3.9l1-1",
  why: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.3 6.4a1.7 1.7 0 1 1 2.6 1.5c-.6.4-.9.7-.9 1.4M8 11.2v.1",
  page: "M4 2.5h5.2L12 5.3v8.2H4zM9 2.5v3h3M6 8.5h4M6 11h4",
  undo: "M6 3.5 3 6.5l3 3M3 6.5h6.2a3.4 3.4 0 0 1 0 6.8H7",
  veil: "M2.5 2.5l11 11M6.3 4a6.6 6.6 0 0 1 1.7-.2c3 0 5 2 6 4.2a8 8 0 0 1-1.7 2.4M4.4 5.2A8 8 0 0 0 2 8c1 2.2 3 4.2 6 4.2a6.4 6.4 0 0 0 3-.7M6.6 6.7a1.9 1.9 0 0 0 2.7 2.7",
  lock: "M4 7.2h8v6.3H4zM5.6 7V5a2.4 2.4 0 0 1 4.8 0v2M8 9.6v1.6",
  shield: "M8 2.3 13 4v4c0 2.9-2 4.8-5 5.7C5 12.8 3 10.9 3 8V4z",
} as const satisfies Record<string, string>;

export type IconName = keyof typeof DRAWINGS;

interface IconProps {
  readonly name: IconName;
}

/** Decoration: what it means stands beside it, or in the label of the button it is in. */
export const Icon = ({ name }: IconProps): VNode => (
  <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true">
    <path d={DRAWINGS[name]} />
  </svg>
);

/** The product's sign: a list being called, one answering. */
export const Logo = (): VNode => (
  <svg class="logo" viewBox="0 0 20 20" aria-hidden="true">
    <rect width="20" height="20" rx="6" />
    <circle class="logo-here" cx="6.4" cy="7" r="2.1" />
    <path d="M10.6 7h4.6M10.6 13h4.6" />
    <circle class="logo-ring" cx="6.4" cy="13" r="1.55" />
  </svg>
);
