import { browser } from "../browser.ts";
import { LOOK_AGAIN_MS } from "../domain/policy-absence.ts";
import { localInstant } from "../domain/instant.ts";
import type { Database } from "../storage/database.ts";
import { readPreferences } from "../storage/settings.ts";
import type { Io } from "../transport/io.ts";
import type { LanguageDesk } from "./language-desk.ts";
import type { PolicyDesk, PolicyNews } from "./policy-desk.ts";
import type { Removals } from "./removals.ts";
import type { Supervisor } from "./supervisor.ts";
import type { WakeUp } from "./wake-up.ts";

interface KeepingDeps {
  readonly db: Database;
  readonly io: Pick<Io, "now">;
  readonly desk: PolicyDesk;
  readonly supervisor: Pick<
    Supervisor,
    "start" | "reload" | "setPreferences" | "tell"
  >;
  readonly removals: Pick<Removals, "erase">;
  readonly language: Pick<LanguageDesk, "decide">;
  /** Of its own: what is missing is looked for again though no connection is left that would wake the worker. */
  readonly wakeUp: WakeUp;
}

/** Carries out what a policy says, whenever it says something else. */
export interface PolicyKeeping {
  /** Takes up what an earlier worker left, under the policy as it is now. */
  readonly start: () => Promise<void>;
  /** To be called whenever the policy may be another. */
  readonly look: () => Promise<void>;
}

export const createPolicyKeeping = ({
  db,
  io,
  desk,
  supervisor,
  removals,
  language,
  wakeUp,
}: KeepingDeps): PolicyKeeping => {
  const look = async (): Promise<PolicyNews> => {
    const news = await desk.look();
    await language.decide(desk.policy().language);
    return news;
  };
  const finish = async ({ gone, waits }: PolicyNews): Promise<void> => {
    for (const id of gone) await removals.erase(id);
    const now = io.now();
    wakeUp.at(waits ? localInstant(now + LOOK_AGAIN_MS) : null, now);
  };
  return {
    start: async () => {
      const news = await look();
      await supervisor.start();
      await finish(news);
    },
    look: async () => {
      const news = await look();
      for (const id of news.changed) {
        await supervisor.reload(id);
        // What was refused before may work with another token.
        if (desk.tokenOf(id) !== null) supervisor.tell({ kind: "changed" }, id);
      }
      if (news.isOther) {
        const kept = await readPreferences(db);
        if (kept.ok) supervisor.setPreferences(kept.value);
      }
      await finish(news);
    },
  };
};

/** Calls whenever the browser says that its policy is another. To be called in the first synchronous pass. */
export const onPolicyChange = (call: () => void): void =>
  browser.storage.onChanged.addListener((_, area) => {
    if (area === "managed") call();
  });
