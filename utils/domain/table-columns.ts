import type { SortKey } from "./view.ts";

/** A column of the dashboard's table, at its place. */
export interface ColumnChoice {
  readonly key: SortKey;
  /** In CSS px. */
  readonly width: number;
}

export const NARROWEST = 48;
export const WIDEST = 640;

/** Every column, in the order in which they are offered, with the width that its usual content takes. */
const WIDTHS = {
  user: 210,
  status: 92,
  email: 220,
  role: 92,
  presence: 84,
  activity: 84,
  page: 210,
  activeFor: 116,
  engaged: 88,
  lastActive: 110,
  lastSeen: 110,
  lastLogin: 124,
  account: 84,
  sessions: 84,
  messages: 88,
  questions: 88,
  device: 160,
  network: 150,
} as const satisfies Record<SortKey, number>;

// CAST: the keys of a literal are its own.
export const ALL_COLUMNS = Object.keys(WIDTHS) as readonly SortKey[];

/** Who somebody is stands first, always: it stays in sight while the others scroll. */
export const FROZEN: SortKey = "user";

export const usualWidth = (key: SortKey): number => WIDTHS[key];

const choiceOf = (key: SortKey): ColumnChoice => ({ key, width: WIDTHS[key] });

/** What the table shows until somebody chooses. */
export const DEFAULT_COLUMNS: readonly ColumnChoice[] = (
  [
    "user",
    "status",
    "email",
    "role",
    "page",
    "activeFor",
    "engaged",
    "lastActive",
    "lastLogin",
    "sessions",
    "messages",
    "device",
    "network",
  ] as const satisfies readonly SortKey[]
).map(choiceOf);

/** Columns as they may be shown, whatever was kept or imported: each once, the frozen one first, no width beyond sense. */
export const properColumns = (
  columns: readonly ColumnChoice[],
): readonly ColumnChoice[] => {
  const byKey = new Map<SortKey, ColumnChoice>();
  byKey.set(FROZEN, choiceOf(FROZEN));
  for (const { key, width } of columns)
    if (key === FROZEN || !byKey.has(key))
      byKey.set(key, { key, width: properWidth(width) });
  return [...byKey.values()];
};

const properWidth = (width: number): number =>
  Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));

/** With a column of another width. */
export const resized = (
  columns: readonly ColumnChoice[],
  key: SortKey,
  width: number,
): readonly ColumnChoice[] =>
  columns.map((column) =>
    column.key === key ? { key, width: properWidth(width) } : column,
  );

/** With a column at another place; the frozen one stays first, and nothing comes before it. */
export const moved = (
  columns: readonly ColumnChoice[],
  key: SortKey,
  place: number,
): readonly ColumnChoice[] => {
  const column = columns.find((other) => other.key === key);
  if (column === undefined || key === FROZEN) return columns;
  const others = columns.filter((other) => other !== column);
  const to = Math.min(others.length, Math.max(1, place));
  return [...others.slice(0, to), column, ...others.slice(to)];
};

/** With a column more or less; one that comes back stands last, at its usual width. */
export const shownOrHidden = (
  columns: readonly ColumnChoice[],
  key: SortKey,
): readonly ColumnChoice[] => {
  if (key === FROZEN) return columns;
  return columns.some((column) => column.key === key)
    ? columns.filter((column) => column.key !== key)
    : [...columns, choiceOf(key)];
};
