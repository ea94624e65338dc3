import { computed, createModel, signal } from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import type { PersonId, SessionId, SourceId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { PersonSession, PersonSessions } from "../domain/told-session.ts";
import { type Result, fail } from "../domain/result.ts";
import type { Send } from "../messaging/client.ts";

export interface TalksPorts {
  readonly person: PersonId;
  readonly source: () => SourceId | null;
  readonly send: Send;
}

export type TalksState =
  | { readonly kind: "unasked" }
  | { readonly kind: "reading" }
  /** Whole: there is no older session. */
  | { readonly kind: "read"; readonly isWhole: boolean }
  | { readonly kind: "failed"; readonly failure: Failure };

/**
 * The sessions of one person as the platform lists them, with what was said in them: asked for when somebody wants to see
 * it, a part at a time, the newest first. Nothing of it is kept.
 */
export const TalksModel = createModel((ports: TalksPorts) => {
  const found = signal<ReadonlyMap<SessionId, PersonSession>>(new Map());
  const state = signal<TalksState>({ kind: "unasked" });
  let next: string | null = null;
  let job = 0;

  const ask = async (): Promise<Result<PersonSessions, Failure>> => {
    const source = ports.source();
    if (source === null) return fail({ code: "not_found" });
    const { person, send } = ports;
    const answer: Result<PersonSessions, Failure> | undefined = await send({
      ...{ type: "personSessions", source, person, cursor: next },
    });
    // A worker that died while it was asked answers nothing.
    return answer ?? fail({ code: "network" });
  };

  const take = ({ sessions, next: after }: PersonSessions): TalksState => {
    const all = new Map(found.peek());
    for (const one of sessions) all.set(one.session.id, one);
    const isOn = all.size > found.peek().size && after !== next;
    found.value = all;
    if (after !== null && !isOn)
      return {
        kind: "failed",
        failure: { code: "bad_data", what: "endless_paging" },
      };
    next = after;
    return { kind: "read", isWhole: after === null };
  };

  const isBefore = (until: Instant): boolean =>
    [...found.peek().values()].some(({ session }) => session.start < until);

  return {
    state: computed(() => state.value),
    /** The newest first. */
    sessions: computed(() =>
      [...found.value.values()].sort(
        (a, b) => b.session.start - a.session.start,
      ),
    ),
    /** Reads the next part; with `until`, on to the first session that began before it. */
    async read(until: Instant | null = null): Promise<void> {
      const before = state.peek();
      if (before.kind === "reading") return;
      if (before.kind === "read" && before.isWhole) return;
      const mine = ++job;
      state.value = { kind: "reading" };
      for (;;) {
        const answer = await ask();
        if (job !== mine) return;
        const now: TalksState = answer.ok
          ? take(answer.value)
          : { kind: "failed", failure: answer.failure };
        const isDone =
          now.kind === "failed" ||
          next === null ||
          until === null ||
          isBefore(until);
        if (!isDone) continue;
        state.value = now;
        return;
      }
    },
    /** What was read so far stays. */
    stop(): void {
      if (state.peek().kind !== "reading") return;
      job++;
      state.value =
        found.peek().size === 0
          ? { kind: "unasked" }
          : { kind: "read", isWhole: false };
    },
  };
});

export type TalksModel = InstanceType<typeof TalksModel>;
