import { type LocalInstant } from "../domain/instant.ts";
import type { Notice } from "../domain/notice.ts";
import {
  isOpen,
  planNotices,
  tellingOf,
  tellsNotices,
  withTelling,
} from "../domain/notice-plan.ts";
import { mayNameNobody } from "../domain/preferences.ts";
import type { WallClock } from "../domain/quiet-hours.ts";
import type { Database } from "../storage/database.ts";
import { type Outbox, readOutbox, writeNotices } from "../storage/notices.ts";
import { readPreferences } from "../storage/settings.ts";
import type { Io } from "../transport/io.ts";
import type { NotificationView } from "./notification-view.ts";
import { type ConnectionOf, notificationWords } from "./notification-words.ts";

export interface NotifierDeps {
  readonly io: Io;
  readonly db: Database;
  readonly view: NotificationView;
  /** Whether what was noticed is still so; null: our data is old. */
  readonly holds: (notice: Notice) => boolean | null;
  readonly connectionOf: ConnectionOf;
}

/** Tells what lies in the outbox, each once: decided on the disk first, then shown, then marked as shown. */
export interface Notifier {
  /** Looks into the outbox now. Also what a starting worker does: an earlier one may have died on the way. */
  readonly look: () => Promise<void>;
  /** Looks only if something there waits for time to pass or for fresh data. */
  readonly nudge: () => void;
}

export const createNotifier = (deps: NotifierDeps): Notifier => {
  const { io, db, view } = deps;
  let last: Promise<void> = Promise.resolve();
  let waits = false;

  const tell = async (): Promise<void> => {
    const outbox = await readOutbox(db);
    // A disk that cannot be read now is asked again with the next observation.
    waits = !outbox.ok;
    if (!outbox.ok || !outbox.value.notices.some(isOpen)) return;
    const allowed = await view.allowed();
    waits = allowed === "later";
    if (waits) return;
    const shown = allowed === "yes" ? await view.shown() : [];
    const planned = await decide(outbox.value, shown, allowed === "yes");
    if (planned === null || allowed === "no") return;
    const kept = await readPreferences(db);
    // Whoever shares the screen shares what pops up on it. A disk that cannot say so names nobody.
    const mayName = kept.ok && !mayNameNobody(kept.value);
    const names = outbox.value.notifying.names && mayName;
    await carryOut(planned, shown, names);
  };

  /** @returns the outbox as decided and kept; null when the disk failed */
  const decide = async (
    { notices, notifying }: Outbox,
    shown: readonly string[],
    allowed: boolean,
  ): Promise<readonly Notice[] | null> => {
    const now = io.now();
    // A worker before this one showed it and did not come to say so.
    const seen = notices.map((notice) => toldIf(notice, shown));
    const plan = planNotices(seen, {
      now,
      allowed,
      notifying,
      wallClock,
      holds: deps.holds,
    });
    const changes = new Map(
      plan.changed.map((notice) => [keyOf(notice), notice]),
    );
    const decided = seen.map((notice) => changes.get(keyOf(notice)) ?? notice);
    const changed = decided.filter((notice) => !notices.includes(notice));
    const written =
      changed.length === 0 || (await writeNotices(db, changed, now)).ok;
    waits = plan.waits || !written;
    return written ? decided : null;
  };

  const carryOut = async (
    notices: readonly Notice[],
    shown: readonly string[],
    names: boolean,
  ): Promise<void> => {
    const open = notices.filter(({ telling }) => telling.kind === "telling");
    const told: Notice[] = [];
    for (const name of new Set(open.map(tellingOf))) {
      const group = notices
        .filter((notice) => tellingOf(notice) === name)
        .toSorted((a, b) => a.at - b.at);
      if (name === null || !(await show(name, group, names))) continue;
      told.push(
        ...group.map((one) => withTelling(one, { kind: "told", as: name })),
      );
    }
    const named = new Set(notices.map(tellingOf));
    for (const name of shown)
      if (tellsNotices(name) && !named.has(name)) await view.clear(name);
    if (told.length > 0) await writeNotices(db, told, io.now());
  };

  const show = async (
    name: string,
    group: readonly Notice[],
    names: boolean,
  ): Promise<boolean> => {
    try {
      await view.show(name, notificationWords(group, names, deps.connectionOf));
      return true;
    } catch {
      waits = true;
      return false;
    }
  };

  const look = (): Promise<void> => {
    last = last.then(tell, tell);
    return last;
  };

  return {
    look,
    nudge: () => {
      if (waits) void look();
    },
  };
};

const keyOf = ({ source, id }: Notice): string => JSON.stringify([source, id]);

const toldIf = (notice: Notice, shown: readonly string[]): Notice => {
  const { telling } = notice;
  return telling.kind === "telling" && shown.includes(telling.as)
    ? withTelling(notice, { kind: "told", as: telling.as })
    : notice;
};

/** In the zone of this machine. */
const wallClock: WallClock = (at: LocalInstant) => {
  const date = new Date(at);
  return {
    weekday: date.getDay(),
    minute: 60 * date.getHours() + date.getMinutes(),
  };
};
