/*
 * Rows of the presence protocol as a platform would send them: about 390 bytes a person, every twelfth online, some
 * names beyond Latin-1. The same number always gives the same row.
 */

const FIRST = [
  "Ada",
  "Grace",
  "Alan",
  "Maria",
  "Jürgen",
  "Zoë",
  "美咲",
  "Олег",
];
const LAST = [
  ...["Lovelace", "Hopper", "Turing", "Oliveira", "Müller", "Nakamura"],
  ...["Ångström", "Petrov", "O'Neill", "García", "Smith", "Martin"],
];
const ROLES = ["member", "editor", "admin", "support", "viewer"];
const PAGES = [
  ...["Home", "Invoices", "Reports", "Settings", "Inbox", "Search", "Team"],
];
const ONLINE_EVERY = 12;
const DAY_MS = 86_400_000;

/** A moment whose milliseconds have 13 digits, for long enough. */
export const START = 1_790_000_000_000;

const pick = (list: readonly string[], number: number): string =>
  list[number % list.length] ?? "";

/** A scattered number that depends on `number` alone: neighbours differ, and nothing is sorted already. */
export const scattered = (number: number): number =>
  Math.imul(number ^ (number >>> 15), 0x2c1b_3c6d) >>> 3;

/** Who of so many people is online for longest: the first of the list in its usual order. */
export const longestOnline = (people: number): number => {
  let longest = 0;
  for (let number = 0; number < people; number += ONLINE_EVERY)
    if (onlineFor(number) > onlineFor(longest)) longest = number;
  return longest;
};

/** Whom every page finds when it has read everybody. */
export const lastOnline = (people: number): number =>
  Math.floor((people - 1) / ONLINE_EVERY) * ONLINE_EVERY;

/** ms since the start of the session, for who has one. */
const onlineFor = (number: number): number => scattered(number + 1) % 7_200_000;

export const idOf = (number: number): string =>
  `usr_${String(number).padStart(8, "0")}`;

export const userRow = (number: number) => {
  const chance = scattered(number + 1);
  const at = START - (chance % (20 * DAY_MS));
  const first = pick(FIRST, chance);
  const last = pick(LAST, chance >>> 4);
  return {
    id: idOf(number),
    name: `${first} ${last} ${number}`,
    email: `${last.toLowerCase().replaceAll(/[^a-z]/g, "x")}.${number}@example.test`,
    role: pick(ROLES, chance >>> 7),
    company: `Company ${chance % 400}`,
    account: number % 50 === 49 ? "disabled" : "active",
    lastLoginAt: at - 3_600_000,
    lastActiveAt: at,
    lastSeenAt: at + 1000,
    url: `https://platform.example.test/admin/users/usr_${number}`,
    counts: { sessions: chance % 200, messages: chance % 900, questions: 3 },
    sessions: number % ONLINE_EVERY === 0 ? [session(number, chance)] : [],
  };
};

const session = (number: number, chance: number) => ({
  id: `ses_${String(number).padStart(8, "0")}`,
  startedAt: START - onlineFor(number),
  lastSeenAt: START,
  lastActiveAt: START - (chance % 2_400_000),
  hidden: false,
  page: {
    url: `https://platform.example.test/${pick(PAGES, chance).toLowerCase()}/${chance % 50}`,
    title: `${pick(PAGES, chance)} ${chance % 50}`,
    feature: pick(PAGES, chance),
    since: START - (chance % 600_000),
  },
  device: { browser: "Firefox", os: "Linux", type: "desktop" },
  ip: `192.0.2.${chance % 250}`,
});
