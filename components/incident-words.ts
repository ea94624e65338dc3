import { harmless } from "../utils/domain/harmless.ts";
import type { Instant } from "../utils/domain/instant.ts";
import type { Incident } from "../utils/domain/stuck.ts";
import { plural } from "../utils/i18n.ts";
import { durationWords } from "./words.ts";

/** "4 people stuck on Checkout for over 12 m": all of them are there for at least so long. */
export const incidentWords = (
  { people, page, since }: Incident,
  serverNow: Instant,
): string =>
  plural(
    "incident",
    people.length,
    harmless(page),
    durationWords(serverNow - since),
  );
