import { compileMapping } from "../mapping/compiled-mapping.ts";
import type { Instant } from "../domain/instant.ts";
import { type Explained, explainRow, sampleRows } from "../mapping/explain.ts";
import { inTime } from "../mapping/expression-time.ts";
import { textIn } from "../mapping/field.ts";
import { filledIn } from "../mapping/filled-in.ts";
import { mappingFile, readMappingFile } from "../mapping/mapping-file.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { compilePlace, rowOf } from "../mapping/place.ts";
import { parsePath } from "../mapping/plain-path.ts";
import type { MappingProblem } from "../mapping/problem.ts";
import { problemsOf, problemsOfSample } from "../mapping/problems.ts";
import { mailKey } from "../mapping/row-words.ts";
import { shaped } from "../mapping/shape-problems.ts";
import { wantedValues } from "../mapping/wanted-values.ts";
import type { ListName } from "./mapping-part.ts";

/* The code that reads answers, for the form that shows what they become. Loaded when a mapping is made. */

/** More rows than these say nothing new to an eye. */
const SHOWN = 5;

/** An answer that a mapping is made for, and the server's clock when it came. */
interface Sample {
  readonly answer: unknown;
  readonly serverTime: Instant;
}

/** A sample of each list that one is at hand of. */
export type Samples = ReadonlyMap<ListName, Sample>;

/** How many rows of the list found their person in the directory, in the samples. */
export interface Joined {
  readonly rows: number;
  readonly found: number;
}

export interface ReadMapping {
  /** What the first rows of a list become, each mapped field of them. Missing: the rows are not where they are said to be. */
  readonly rows: ReadonlyMap<ListName, readonly (readonly Explained[])[]>;
  /** Names that it wants to be filled in. */
  readonly wanted: readonly string[];
  /** The id of somebody in the sample of the list; null: nobody has one. */
  readonly somebody: string | null;
  /** Null: there is no directory, or no sample of it. */
  readonly joined: Joined | null;
  readonly problems: readonly MappingProblem[];
}

const LISTS = ["list", "directory", "each"] as const satisfies ListName[];

/**
 * What a mapping makes of samples, and what is wrong with it. Of one that is not whole yet: what is whole of it.
 */
export const readMapping = (
  written: unknown,
  values: Readonly<Record<string, string>>,
  samples: Samples,
  address: string,
): ReadMapping => {
  const { mapping: whole, problems } = shaped(written);
  if (whole === null) return { ...NOTHING_READ, problems };
  const mapping = filledIn(whole, values);
  const own = [...problems, ...problemsOf(mapping)];
  const wanted = wantedValues(whole);
  return inTime<ReadMapping>(
    () => {
      const { problems: found, ...read } = readSamples(
        mapping,
        samples,
        address,
      );
      return { ...read, wanted, problems: [...own, ...found] };
    },
    (detail) => ({
      ...NOTHING_READ,
      wanted,
      problems: [...own, { at: "list", code: "too_slow", detail }],
    }),
  );
};

const NOTHING_READ: Omit<ReadMapping, "problems"> = {
  rows: new Map(),
  wanted: [],
  somebody: null,
  joined: null,
};

const readSamples = (
  mapping: Mapping,
  samples: Samples,
  address: string,
): Omit<ReadMapping, "wanted"> => {
  const rows = new Map<ListName, readonly (readonly Explained[])[]>();
  const found: MappingProblem[] = [];
  for (const of of LISTS) {
    const sample = samples.get(of);
    if (sample === undefined || mapping[of] === undefined) continue;
    const { answer, serverTime } = sample;
    const context = { serverTime, address };
    found.push(...problemsOfSample(mapping, answer, context, of));
    const first = sampleRows(mapping, answer, of)?.slice(0, SHOWN);
    if (first === undefined) continue;
    rows.set(
      of,
      first.map((row) => explainRow(mapping, row, context, of)),
    );
  }
  return {
    rows,
    somebody: idsIn(mapping, samples.get("list"), "list", "id")[0] ?? null,
    joined: joinedIn(mapping, samples),
    problems: found,
  };
};

const joinedIn = (mapping: Mapping, samples: Samples): Joined | null => {
  const { directory } = mapping;
  const people = samples.get("directory");
  if (directory === undefined || people === undefined) return null;
  const { by } = directory;
  const known = new Set(idsIn(mapping, people, "directory", by));
  const listed = idsIn(mapping, samples.get("list"), "list", by);
  return {
    rows: listed.length,
    found: listed.filter((key) => known.has(key)).length,
  };
};

/** What rows of a sample are joined by. Of rows that do not say it there is none. */
const idsIn = (
  mapping: Mapping,
  sample: Sample | undefined,
  of: ListName,
  by: "id" | "email",
): readonly string[] => {
  const field = compileMapping(mapping)[of]?.fields.text[by];
  const rows = sample && sampleRows(mapping, sample.answer, of);
  return (rows ?? []).flatMap((row) => {
    const said = field?.(row) ?? null;
    return (by === "email" ? mailKey(said) : said) ?? [];
  });
};

/** What stands at a place of an answer, as text; null: nothing, or the place is none. */
export const standsAt = (place: string, answer: unknown): string | null => {
  const compiling = {
    dropping: { isDropped: () => false, without: (value: unknown) => value },
    complain: () => undefined,
  };
  return textIn(compilePlace(place, "", compiling)(rowOf(answer)));
};

/** A mapping out to a file, and in from one. */
export const FILES = { mappingFile, readMappingFile };

/** Keys to a place that is written as a plain path; null: it is none. */
export const stepsOf = (path: string): readonly (string | number)[] | null => {
  const steps = parsePath(path);
  return steps.ok ? steps.value : null;
};
