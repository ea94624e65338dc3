/** What may be known of people, and how: what connections differ in. */
export const GIVEN_FACTS = [
  /** Who has an account, whether online or not. */
  "directory",
  "presence",
  /** When a session began, by the platform's word. */
  "start",
  /** When somebody last did something. */
  "activity",
  "page",
  "device",
  "network",
  "account",
  "role",
  "lastLogin",
  /** Changes are told when they happen. */
  "live",
  /** Sessions of the time before Rollcall watched. */
  "history",
] as const;

export type GivenFact = (typeof GIVEN_FACTS)[number];

/** `some`: not of everybody, not always, or only "at least". */
export type Given = "yes" | "some" | "no";

/** What a connection can give: declared by its connector, so that nobody looks for what cannot be there. */
export type Gives = Readonly<Record<GivenFact, Given>>;

/** Everything that is not named is not given. */
export const givesOnly = (given: Partial<Gives>): Gives => ({
  directory: "no",
  presence: "no",
  start: "no",
  activity: "no",
  page: "no",
  device: "no",
  network: "no",
  account: "no",
  role: "no",
  lastLogin: "no",
  live: "no",
  history: "no",
  ...given,
});
