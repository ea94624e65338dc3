import { between, pick, randomFor } from "./random.ts";

/** A customer company of the platform, with the hours its people keep. */
interface Company {
  readonly name: string;
  /** Where its people have their addresses. */
  readonly domain: string;
  /** Minutes ahead of UTC. There is no summer time in this world. */
  readonly utcOffset: number;
  /** Which names its people tend to have. */
  readonly script: Script;
}

export type Script =
  | "latin"
  | "arabic"
  | "hebrew"
  | "chinese"
  | "japanese"
  | "korean"
  | "cyrillic"
  | "greek"
  | "devanagari"
  | "thai";

/** Places with their offset in hours and the share of people who work there. */
const PLACES: readonly (readonly [string, number, Script, number])[] = [
  ["Vancouver", -8, "latin", 3],
  ["Chicago", -6, "latin", 2],
  ["São Paulo", -3, "latin", 3],
  ["Lisbon", 0, "latin", 1],
  ["Zürich", 1, "latin", 2],
  ["Athens", 2, "greek", 1],
  ["Haifa", 2, "hebrew", 1],
  ["Riyadh", 3, "arabic", 1],
  ["Almaty", 5, "cyrillic", 2],
  ["Pune", 5.5, "devanagari", 2],
  ["Bangkok", 7, "thai", 1],
  ["Taipei", 8, "chinese", 1],
  ["Osaka", 9, "japanese", 1],
  ["Busan", 9, "korean", 1],
  ["Auckland", 12, "latin", 3],
];

const FIRST_WORDS =
  "Northern,Silver,Cedar,Harbour,Bright,Granite,Willow,Summit,Amber,Coral,Falcon,Meadow".split(
    ",",
  );
const SECOND_WORDS =
  "Freight,Learning,Health,Foods,Robotics,Studios,Energy,Textiles,Logistics,Insurance,Travel,Optics".split(
    ",",
  );

/** One seat per share: consecutive people sit in consecutive seats. */
const SEATS = PLACES.flatMap(([, , , share], place) =>
  Array.from({ length: share }, () => place),
);
/** After so many people a second company opens at each place, and so on. */
const PEOPLE_PER_ROUND = 100 * SEATS.length;

export interface Seat {
  readonly company: Company;
  /** 0 for the first person of the company, 1 for the next ... */
  readonly rank: number;
}

/** Where the person with this number works. */
export function seatOf(seed: number, index: number): Seat {
  const seat = index % SEATS.length;
  const place = SEATS[seat] ?? 0;
  const share = PLACES[place]?.[3] ?? 1;
  const row = Math.floor((index % PEOPLE_PER_ROUND) / SEATS.length);
  return {
    company: companyAt(seed, Math.floor(index / PEOPLE_PER_ROUND), place),
    rank: row * share + (seat - SEATS.indexOf(place)),
  };
}

function companyAt(seed: number, round: number, place: number): Company {
  const [, hours, script] = PLACES[place] ?? ["", 0, "latin" as const];
  const random = randomFor(seed, 1, round);
  // Within a round each place has a first word of its own, so names differ.
  const turn = between(random, 0, FIRST_WORDS.length - 1) + place;
  const first = FIRST_WORDS[turn % FIRST_WORDS.length] ?? "";
  const second = pick(randomFor(seed, 2, round, place), SECOND_WORDS);
  const suffix = round === 0 ? "" : ` ${round + 1}`;
  return {
    name: `${first} ${second}${suffix}`,
    domain: `${first}-${second}${suffix.trim()}.test`.toLowerCase(),
    utcOffset: hours * 60,
    script,
  };
}
