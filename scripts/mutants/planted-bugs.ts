import { IN_CONNECTORS } from "./in-connectors.ts";
import { IN_LISTS } from "./in-lists.ts";
import { IN_SESSIONS } from "./in-sessions.ts";
import { IN_STORAGE } from "./in-storage.ts";
import { IN_TIME } from "./in-time.ts";
import type { PlantedBug } from "./planted-bug.ts";

export const PLANTED_BUGS: readonly PlantedBug[] = [
  ...IN_LISTS,
  ...IN_SESSIONS,
  ...IN_TIME,
  ...IN_STORAGE,
  ...IN_CONNECTORS,
];
