import { personId } from "../../utils/domain/ids.ts";
import { DEFAULT_PREFERENCES } from "../../utils/domain/preferences.ts";
import { watchId } from "../../utils/domain/watch.ts";
import type { Command, CommandOf } from "../../utils/messaging/protocol.ts";
import type { CrashPlatform } from "./crash-platform.ts";
import type { Shown } from "./crash-progress.ts";

/**
 * What a person wants: the command that it takes, seeing what the page shows of the connection. Null where the page
 * shows that it is so already: then nobody asks again.
 */
export type Wish = (shown: Shown | null) => Command | null;

export const save =
  (
    { base, token }: Pick<CrashPlatform, "base" | "token">,
    more: Partial<CommandOf<"save">> = {},
  ): Wish =>
  (shown) => ({
    type: "save",
    source: shown?.source.id ?? null,
    address: base,
    name: null,
    token,
    remember: false,
    limits: null,
    ...more,
  });

export const setPaused =
  (paused: boolean): Wish =>
  (shown) =>
    shown === null || shown.source.paused === paused
      ? null
      : { type: "setPaused", source: shown.source.id, paused };

export const remove: Wish = (shown) =>
  shown && { type: "remove", source: shown.source.id };

/** Whoever sees no connection any more sees that it is done. */
export const eraseAll: Wish = (shown) => shown && { type: "eraseAll" };

export const refresh: Wish = (shown) =>
  shown && { type: "refresh", source: shown.source.id };

export const hideColumn: Wish = () => {
  const { popup, panel } = DEFAULT_PREFERENCES;
  return {
    type: "savePreferences",
    preferences: {
      popup: { ...popup, hidden: ["email"], collapsed: [] },
      panel: { ...panel, hidden: [], collapsed: [] },
      noteFormat: "markdown",
    },
  };
};

const isRecording = ({ recording }: Shown): boolean =>
  recording !== null && recording.stoppedAt === null;

export const startRecording: Wish = (shown) =>
  shown === null || isRecording(shown)
    ? null
    : { type: "startRecording", source: shown.source.id, redact: false };

export const stopRecording: Wish = (shown) =>
  shown !== null && isRecording(shown)
    ? { type: "stopRecording", source: shown.source.id }
    : null;

/** A watch by its id, so that who asks again asks for the same one. */
export const watchFor =
  (person: string, more: Partial<CommandOf<"setWatch">> = {}): Wish =>
  (shown) =>
    shown && {
      type: "setWatch",
      source: shown.source.id,
      generation: shown.source.generation,
      id: watchId(`watch of ${person}`),
      person: personId(person),
      wanted: { kind: "online" },
      repeat: "once",
      until: null,
      ticket: null,
      tab: null,
      ...more,
    };

export const stopWatchOf =
  (person: string): Wish =>
  (shown) =>
    shown && {
      type: "stopWatch",
      source: shown.source.id,
      id: watchId(`watch of ${person}`),
    };
