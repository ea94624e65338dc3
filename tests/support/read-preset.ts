import type { Failure } from "../../utils/domain/failure.ts";
import { type Instant, instant } from "../../utils/domain/instant.ts";
import {
  type LiveSession,
  type Report,
  UNTOLD_SESSION,
} from "../../utils/domain/person.ts";
import { compileMapping } from "../../utils/mapping/compiled-mapping.ts";
import { filledIn } from "../../utils/mapping/filled-in.ts";
import type { Mapping } from "../../utils/mapping/mapping.ts";
import { clockIn } from "../../utils/mapping/answer-clock.ts";
import { peopleIn } from "../../utils/mapping/people-in.ts";
import type { Preset } from "../../utils/presets/preset.ts";
import { type Capture, capture } from "./product-answers.ts";

/** When the answers in the fixtures were given. */
export const TOLD_AT: Instant = instant(Date.UTC(2026, 10, 21, 2, 20));

/** Seconds before that. */
export const ago = (seconds: number): Instant =>
  instant(TOLD_AT - seconds * 1000);

/** Pages of answers, each by the name of its fixture or as it is. */
export interface Pages {
  readonly list: readonly (Capture | string)[];
  readonly directory?: readonly (Capture | string)[];
  readonly each?: Readonly<Record<string, Capture | string>>;
  readonly values?: Readonly<Record<string, string>>;
  readonly address?: string;
  readonly known?: readonly Report[];
}

export interface Told {
  readonly people: readonly Report[];
  /** The person with this id; fails where there is none. */
  readonly of: (id: string) => Report;
  readonly failure: Failure | null;
  readonly serverTime: Instant;
}

type Values = Readonly<Record<string, string>>;

/** What a person fills in: what is shown as an example, where nothing else is said. */
export const valuesOf = ({ fields }: Preset, values: Values = {}): Values => ({
  ...Object.fromEntries(
    fields.map(({ key, value, example }) => [key, value ?? example]),
  ),
  ...values,
});

/** The mapping of a preset with what is filled in. */
export const filledPreset = (preset: Preset, values: Values = {}): Mapping =>
  filledIn(preset.mapping, valuesOf(preset, values));

/** What a preset makes of answers. */
export const readPreset = (preset: Preset, pages: Pages): Told => {
  const mapping = filledPreset(preset, pages.values);
  const bodies = (names: readonly (Capture | string)[]): readonly unknown[] =>
    names.map((one) =>
      typeof one === "string" ? capture(one).body : one.body,
    );
  const list = bodies(pages.list);
  const serverTime = clockIn(mapping, list[0], TOLD_AT);
  const failure =
    list.map(compileMapping(mapping).errorIn).find((one) => one !== null) ??
    null;
  const read = peopleIn(
    mapping,
    {
      list,
      directory: bodies(pages.directory ?? []),
      each: new Map(
        Object.entries(pages.each ?? {}).map(([id, one]) => [
          id,
          bodies([one]),
        ]),
      ),
    },
    {
      serverTime,
      address: pages.address ?? preset.address.example,
      known: (id) => pages.known?.find((one) => one.id === id),
    },
  );
  const people = read.ok ? read.value.reports : [];
  return {
    people,
    failure: failure ?? (read.ok ? null : read.failure),
    serverTime,
    of: (id) => {
      const person = people.find((one) => one.id === id);
      if (person !== undefined) return person;
      throw new Error(`nobody is ${id}: ${people.map((one) => one.id).join()}`);
    },
  };
};

/** A session of which a product says only this. */
export const there = (more: Partial<LiveSession>): LiveSession => ({
  ...UNTOLD_SESSION,
  ...more,
});
