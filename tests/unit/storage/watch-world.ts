import { personId } from "../../../utils/domain/ids.ts";
import { localInstant } from "../../../utils/domain/instant.ts";
import { NO_PEOPLE } from "../../../utils/domain/people.ts";
import {
  type Watch,
  type WatchRecord,
  newRecord,
  watchId,
} from "../../../utils/domain/watch.ts";
import type { WatchSighting } from "../../../utils/domain/watch-step.ts";
import type { Entry } from "../../../utils/storage/journal.ts";
import { NOON } from "../../support/builders.ts";
import { SOURCE } from "./journal-world.ts";

/** "Tell me when they are back online", once. */
export const watchOf = (
  person: string,
  more: Partial<Watch> = {},
): WatchRecord =>
  newRecord({
    source: SOURCE,
    id: watchId(`watch of ${person}`),
    person: personId(person),
    wanted: { kind: "online" },
    repeat: "once",
    until: null,
    ticket: null,
    tab: null,
    createdAt: localInstant(NOON),
    setAt: null,
    ...more,
  });

/** The same observation, seen as one before which nobody was there. */
export const cameIn = ({ sighting }: Entry): WatchSighting | null =>
  sighting && {
    ...sighting,
    before: { people: NO_PEOPLE, whole: true, at: NOON },
    gap: false,
  };
