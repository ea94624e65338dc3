/** A stream of numbers in [0, 1) that depends on nothing but its keys. */
export type Random = () => number;

/**
 * The stream named by the keys. Equal keys give equal streams on every machine;
 * keys are whole numbers (the seed, a person, a day, a purpose).
 */
export function randomFor(...keys: readonly number[]): Random {
  let state = 0x9e3779b9;
  for (const key of keys) state = mix(state ^ Math.imul(key | 0, 0x85ebca6b));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return mix(state) / 4_294_967_296 + 0.5;
  };
}

/** A whole number in [from, to], both included. */
export function between(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** One of the items. @throws Error if there are none */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("Nothing to pick from.");
  return item;
}

/** One of the weighted choices; the weights need not sum to 1. */
export function pickWeighted<T>(
  random: Random,
  choices: readonly (readonly [T, number])[],
): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = random() * total;
  for (const [item, weight] of choices) {
    rest -= weight;
    if (rest < 0) return item;
  }
  return pick(random, choices)[0];
}

/** Mostly near `median`, now and then much longer, as human durations are. */
export function longTailed(random: Random, median: number): number {
  const normal = random() + random() + random() + random() - 2;
  return Math.round(median * Math.exp(normal * 1.5));
}

/** Scatters the bits of a 32-bit number; signed result. */
function mix(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}
