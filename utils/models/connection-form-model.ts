import {
  type ReadonlySignal,
  batch,
  computed,
  createModel,
  signal,
} from "@preact/signals";
import type { Address, AddressProblem } from "../domain/address.ts";
import type { Failure } from "../domain/failure.ts";
import type { Limits, SourceRecord } from "../domain/source.ts";
import type { Send } from "../messaging/client.ts";
import type { Finding, SecretKept } from "../messaging/protocol.ts";
import { type Draft, EMPTY_DRAFT, withSaved } from "./connection-draft.ts";
import { type TokenProblem, tokenProblemOf } from "./token-problem.ts";
import { readTyped } from "./typed-address.ts";
import { readLimits } from "./typed-limits.ts";

export type FormState =
  | { readonly kind: "editing" }
  | { readonly kind: "busy"; readonly doing: "testing" | "saving" | "removing" }
  | { readonly kind: "found"; readonly finding: Finding }
  | { readonly kind: "saved" }
  | { readonly kind: "removed" }
  | { readonly kind: "failed"; readonly failure: Failure };

export interface FormPorts {
  readonly send: Send;
  /** Must be called before anything is awaited: browsers grant it in a click only. */
  readonly requestAccess: (pattern: string) => Promise<boolean>;
  /** The limits by the platform's rule; null = not known yet. */
  readonly rules: ReadonlySignal<Limits | null>;
}

/** The form of one connection: what is typed, what is wrong with it, what the platform said. */
export const ConnectionFormModel = createModel((ports: FormPorts) => {
  const saved = signal<SourceRecord | null>(null);
  const kept = signal<SecretKept>("none");
  const draft = signal<Draft>(EMPTY_DRAFT);
  const state = signal<FormState>({ kind: "editing" });
  /** Problems are shown after the first try, not while the address is being typed. */
  const tried = signal(false);

  const address = computed(() => readTyped(draft.value.address));
  const tokenProblem = computed((): TokenProblem | null =>
    tokenProblemOf(draft.value.token, saved.value, kept.value, address.value),
  );
  const limits = computed(() => readLimits(draft.value, ports.rules.value));
  let job = 0;

  /** What may be asked, or null after the problems were shown. */
  const ready = (): Address | null => {
    tried.value = true;
    const read = address.peek();
    return read.ok && tokenProblem.peek() === null ? read.value : null;
  };

  const finish = (mine: number, next: FormState): void => {
    if (job === mine) state.value = next;
  };

  const allowed = async (
    mine: number,
    { pattern, origin }: Address,
    doing: "testing" | "saving",
  ): Promise<boolean> => {
    const answer = ports.requestAccess(pattern);
    state.value = { kind: "busy", doing };
    const granted = await answer.catch(() => false);
    if (!granted)
      finish(mine, {
        kind: "failed",
        failure: { code: "permission_missing", origin },
      });
    return granted && job === mine;
  };

  const askSecret = async (source: SourceRecord): Promise<void> => {
    kept.value = await ports.send({ type: "secret", source: source.id });
    if (draft.peek().token === "" && kept.peek() !== "none")
      draft.value = { ...draft.peek(), remember: kept.peek() === "remembered" };
  };

  return {
    saved: computed(() => saved.value),
    kept: computed(() => kept.value),
    draft: computed(() => draft.value),
    state: computed(() => state.value),
    addressProblem: computed((): AddressProblem | null =>
      tried.value && !address.value.ok ? address.value.failure : null,
    ),
    tokenProblem: computed(() => (tried.value ? tokenProblem.value : null)),
    rules: ports.rules,
    limitProblems: computed(() => {
      const { idle, away, stuck } = limits.value;
      return tried.value
        ? { idle, away, stuck }
        : { idle: null, away: null, stuck: null };
    }),
    /** What the disk knows of the connection. What is being typed stays. */
    async adopt(source: SourceRecord | null): Promise<void> {
      const before = saved.peek();
      if (
        source?.id === before?.id &&
        source?.generation === before?.generation
      )
        return;
      saved.value = source;
      if (source === null) {
        kept.value = "none";
        if (before !== null) draft.value = EMPTY_DRAFT;
        return;
      }
      if (draft.peek().address === "" || before === null)
        draft.value = withSaved(draft.peek(), source);
      await askSecret(source);
    },
    edit(change: Partial<Draft>): void {
      job++;
      draft.value = { ...draft.peek(), ...change };
      state.value = { kind: "editing" };
    },
    async test(): Promise<void> {
      const asked = ready();
      if (asked === null) return;
      const mine = ++job;
      if (!(await allowed(mine, asked, "testing"))) return;
      const reply = await ports.send({
        type: "test",
        source: saved.peek()?.id ?? null,
        address: asked.base,
        token: draft.peek().token.trim() || null,
      });
      finish(
        mine,
        reply.ok
          ? { kind: "found", finding: reply.value }
          : { kind: "failed", failure: reply.failure },
      );
    },
    async save(): Promise<void> {
      const asked = ready();
      const typed = limits.peek();
      if (asked === null || (typed.idle ?? typed.away ?? typed.stuck) !== null)
        return;
      const mine = ++job;
      if (!(await allowed(mine, asked, "saving"))) return;
      const { token, name, remember } = draft.peek();
      const reply = await ports.send({
        type: "save",
        source: saved.peek()?.id ?? null,
        address: asked.base,
        name: name.trim() || null,
        token: token.trim() || null,
        remember,
        limits: typed.limits,
      });
      if (!reply.ok)
        return finish(mine, { kind: "failed", failure: reply.failure });
      batch(() => {
        tried.value = false;
        if (token.trim() !== "")
          kept.value = remember ? "remembered" : "until_browser_closes";
        draft.value = { ...draft.peek(), address: asked.base, token: "" };
        finish(mine, { kind: "saved" });
      });
    },
    async remove(): Promise<void> {
      const source = saved.peek();
      if (source === null) return;
      const mine = ++job;
      state.value = { kind: "busy", doing: "removing" };
      const reply = await ports.send({ type: "remove", source: source.id });
      if (!reply.ok)
        return finish(mine, { kind: "failed", failure: reply.failure });
      batch(() => {
        saved.value = null;
        kept.value = "none";
        tried.value = false;
        draft.value = EMPTY_DRAFT;
        finish(mine, { kind: "removed" });
      });
    },
  };
});

export type ConnectionFormModel = InstanceType<typeof ConnectionFormModel>;
