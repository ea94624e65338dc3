import { type SourceId, sourceId } from "../../../utils/domain/ids.ts";
import { DEFAULT_PREFERENCES } from "../../../utils/domain/preferences.ts";
import { send } from "../../../utils/messaging/client.ts";
import { watch } from "../../../utils/messaging/watching.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";

const LOOK_EVERY_MS = 100;

/** Connects the extension's own worker, waits until it has written everybody, and pauses it unless it is to go on. */
export const connect = async (
  address: string,
  people: number,
  goesOn: boolean,
): Promise<SourceId> => {
  const saved = await send({
    type: "save",
    source: null,
    address,
    name: null,
    token: "a-token-of-the-bench",
    remember: true,
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.failure));
  const reader = openReader();
  for (;;) {
    const glance = await reader.glance();
    if (!glance.ok) throw new Error(JSON.stringify(glance.failure));
    const { state, firstScreen } =
      glance.value.sources.find(({ source }) => source.id === saved.value) ??
      {};
    if (state?.tally.total === people && firstScreen) break;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  if (goesOn) watch(new AbortController().signal);
  else await send({ type: "setPaused", source: saved.value, paused: true });
  return saved.value;
};

export const disconnect = async (source: string): Promise<void> => {
  await send({ type: "remove", source: sourceId(source) });
};

/** Whom the panel shows: everybody, or who is online, as it does by itself. */
export const showInPanel = async (
  whom: "everybody" | "online",
): Promise<void> => {
  const { popup, panel, noteFormat } = DEFAULT_PREFERENCES;
  const presence = whom === "online" ? whom : null;
  await send({
    type: "savePreferences",
    preferences: {
      popup: { ...popup, hidden: [], collapsed: [] },
      panel: { ...panel, hidden: [], collapsed: [], presence },
      noteFormat,
    },
  });
};
