import {
  type ReadonlySignal,
  computed,
  createModel,
  signal,
} from "@preact/signals";
import type { LocalInstant } from "../domain/instant.ts";
import { SECOND } from "../domain/instant.ts";
import type { Send } from "../messaging/client.ts";
import type { SourceGlance } from "../storage/reader.ts";

export interface ActionPorts {
  readonly send: Send;
  readonly glance: ReadonlySignal<SourceGlance | null>;
  readonly now: ReadonlySignal<LocalInstant>;
  /** Reads what the worker has written of it. */
  readonly catchUp: () => Promise<void>;
  /** Must be called before anything is awaited: browsers grant it in a click only. */
  readonly requestAccess: (origin: string) => Promise<boolean>;
  readonly openOptions: () => void;
  readonly openDashboard: () => void;
}

/** An answer that has not come by then is not waited for any more: the failure says so elsewhere. */
const WAIT_MS = 15 * SECOND;

/** What a person can do about the connection, from any page. */
export const ActionsModel = createModel((ports: ActionPorts) => {
  const { send, glance, now } = ports;
  /** What was just switched: shown until the worker has it written. */
  const pauseWish = signal<boolean | null>(null);
  const askedAt = signal<LocalInstant | null>(null);

  const refresh = async (): Promise<void> => {
    const source = glance.peek()?.source.id;
    if (source === undefined) return;
    askedAt.value = now.peek();
    await send({ type: "refresh", source });
  };

  return {
    paused: computed(
      () => pauseWish.value ?? glance.value?.source.paused ?? false,
    ),
    /** From "Refresh now" until the platform answered or failed. */
    refreshing: computed(() => {
      const asked = askedAt.value;
      if (asked === null || now.value - asked > WAIT_MS) return false;
      const connection = glance.value?.connection?.connection;
      const { lastGoodAt = null, lastFailureAt = null } = connection ?? {};
      return Math.max(lastGoodAt ?? 0, lastFailureAt ?? 0) < asked;
    }),
    refresh,
    async pause(paused: boolean): Promise<void> {
      const source = glance.peek()?.source.id;
      if (source === undefined) return;
      pauseWish.value = paused;
      try {
        await send({ type: "setPaused", source, paused });
        await ports.catchUp();
      } finally {
        pauseWish.value = null;
      }
    },
    async allow(origin: string): Promise<void> {
      if (await ports.requestAccess(origin)) await refresh();
    },
    openOptions: (): void => ports.openOptions(),
    openDashboard: (): void => ports.openDashboard(),
  };
});

export type ActionsModel = InstanceType<typeof ActionsModel>;
