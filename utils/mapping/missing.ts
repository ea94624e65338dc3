import type { PersonId } from "../domain/ids.ts";
import type { Report } from "../domain/person.ts";
import type { MappingContext, Moving } from "./answers.ts";
import { idsByMail } from "./ids-by-mail.ts";
import { merged } from "./put-together.ts";

/*
 * A list that is read page by page moves meanwhile: where somebody goes who was on a page that is read, the first of the
 * next page slips onto it, and is on none. Whom one such reading misses may be there; whom two in a row miss is gone.
 */

/** Who is missing in an answer of which a list came in several pages that nothing holds together. */
export interface Missing {
  /** The report of somebody of whom there are rows; null: it is in doubt, they stay as they are held. */
  readonly judged: (
    report: Report,
    rows: Record<"listed" | "directory", readonly unknown[]>,
  ) => Report | null;
  /** Of those of whom there are none. */
  readonly rest: (people: ReadonlyMap<string, unknown>) => Rest;
}

interface Rest {
  /** Missed where they were. */
  readonly missed: ReadonlySet<string>;
  /** For the second time; null: nobody was held yet. */
  readonly gone: readonly PersonId[] | null;
  /** Somebody is missed for the first time, or nobody was held yet who could be. */
  readonly isUnsure: boolean;
}

/** How it is remembered of somebody that the directory alone missed them. */
const nameless = (id: PersonId): string => `\0${id}`;

/** Whose an address is of those whom the directory, moving, may have missed just now. */
export const slipped = (
  { known, memory }: Pick<MappingContext, "known" | "memory">,
  isKept = false,
): Map<string, PersonId> =>
  idsByMail(
    [...(known?.everybody?.() ?? [])].filter(
      ({ id }) => isKept || memory?.missed.has(nameless(id)) !== true,
    ),
  );

/** @param moving which of the lists came so */
export const missingIn = (
  moving: Moving,
  { known, memory }: MappingContext,
): Missing => {
  const missed = new Set<string>();
  let isUnsure = false;
  const isFirst = (name: string, isKept = false): boolean => {
    const first = isKept || memory?.missed.has(name) !== true;
    missed.add(name);
    isUnsure ||= first;
    return first;
  };
  return {
    judged: (report, { listed, directory }) => {
      const { id } = report;
      const held = known?.(id);
      if (held === undefined) return report;
      // The directory alone would say that they are not there.
      if (moving.list && listed.length === 0 && held.sessions.length > 0)
        return isFirst(id) ? null : report;
      if (
        moving.directory &&
        directory.length === 0 &&
        isFirst(nameless(id), moving.isKept)
      )
        return { ...report, ...merged(report, held) };
      return report;
    },
    rest: (people) => {
      const gone: PersonId[] = [];
      const isSame = moving.directory && moving.isKept;
      let held = 0;
      for (const { id } of known?.everybody?.() ?? []) {
        held++;
        if (!people.has(id) && !isFirst(id, isSame)) gone.push(id);
      }
      return held === 0
        ? { missed, gone: null, isUnsure: true }
        : { missed, gone, isUnsure };
    },
  };
};
