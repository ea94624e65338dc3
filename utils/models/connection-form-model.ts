import { batch, computed, createModel, signal } from "@preact/signals";
import type { SourceRecord } from "../domain/source.ts";
import type { SecretKept } from "../messaging/protocol.ts";
import type { FormPorts, FormState } from "./connection-form-ports.ts";
import { presetGives } from "../presets/preset-gives.ts";
import { type Draft, EMPTY_DRAFT, withSaved } from "./connection-draft.ts";
import type { FieldProblem } from "./connector-field.ts";
import { type Target, patternsOf } from "./connector-facts.ts";
import { readConnection } from "./typed-connection.ts";

/** The form of one connection: what is typed, what is wrong with it, what the platform said. */
export const ConnectionFormModel = createModel((ports: FormPorts) => {
  const { facts } = ports;
  const saved = signal<SourceRecord | null>(null);
  const kept = signal<SecretKept>("none");
  const draft = signal<Draft>(EMPTY_DRAFT);
  const state = signal<FormState>({ kind: "editing" });
  /** Problems are shown after the first try, not while the address is being typed. */
  const tried = signal(false);
  /** Fields whose text could not be put into the settings: to save would be to save something else than is seen. */
  const held = new Set<string>();

  const typed = computed(() =>
    readConnection(draft.value, {
      ...{ saved: saved.value, kept: kept.value },
      ...{ facts: facts.value, rules: ports.rules.value },
      presets: ports.presets.value,
    }),
  );
  let job = 0;
  const shown = <Problem>(problem: Problem): Problem | null =>
    tried.value ? problem : null;

  /** What may be asked, or null after the problems were shown. */
  const ready = (): Target | null => {
    tried.value = true;
    const read = typed.peek();
    const isReady =
      held.size === 0 &&
      read.tokenProblem === null &&
      read.settingsFault === null &&
      read.fieldProblems.size === 0;
    return isReady ? read.target : null;
  };

  const finish = (mine: number, next: FormState): void => {
    if (job === mine) state.value = next;
  };

  const allowed = async (
    mine: number,
    asked: Target,
    doing: "testing" | "saving",
  ): Promise<boolean> => {
    const origins = facts.peek().originsOf(asked);
    const answer = ports.requestAccess(patternsOf(origins));
    state.value = { kind: "busy", doing };
    const granted = await answer.catch(() => false);
    if (!granted)
      finish(mine, {
        kind: "failed",
        failure: {
          code: "permission_missing",
          origin: origins.at(-1) ?? asked.address,
        },
      });
    return granted && job === mine;
  };

  const askSecret = async (source: SourceRecord): Promise<void> => {
    kept.value = await ports.send({ type: "secret", source: source.id });
    if (draft.peek().token === "" && kept.peek() !== "none")
      draft.value = { ...draft.peek(), remember: kept.peek() === "remembered" };
  };

  /** What was typed before it was known that nobody asks for it is kept by nobody. */
  const secretTyped = (): string | null =>
    (typed.peek().needsSecret && draft.peek().token.trim()) || null;

  const asking = (asked: Target) => ({
    source: saved.peek()?.id ?? null,
    ...asked,
    settings: asked.settings ?? null,
    preset: draft.peek().preset,
    token: secretTyped(),
  });

  return {
    saved: computed(() => saved.value),
    kept: computed(() => kept.value),
    draft: computed(() => draft.value),
    state: computed(() => state.value),
    rules: ports.rules,
    addressProblem: computed(() => shown(typed.value.addressProblem)),
    tokenProblem: computed(() => shown(typed.value.tokenProblem)),
    settingsFault: computed(() => shown(typed.value.settingsFault)),
    /** What is wrong with the fields of a product, by their keys. */
    fieldProblems: computed((): ReadonlyMap<string, FieldProblem> =>
      tried.value ? typed.value.fieldProblems : new Map(),
    ),
    /** What it can give, as far as its settings can be read. */
    gives: computed(() => {
      const { target } = typed.value;
      const mapped = target === null ? null : facts.value.givesOf(target);
      const { preset } = draft.value;
      const product = ports.presets.value.find(({ id }) => id === preset);
      return mapped && product ? presetGives(product, mapped) : mapped;
    }),
    /** Is it asked with a secret at all? */
    needsSecret: computed(() => typed.value.needsSecret),
    limitProblems: computed(() => {
      const { idle, away, stuck } = typed.value.limits;
      return { idle: shown(idle), away: shown(away), stuck: shown(stuck) };
    }),
    /** What the disk knows of the connection. What is being typed stays. */
    async adopt(source: SourceRecord): Promise<void> {
      const before = saved.peek();
      if (source.id === before?.id && source.generation === before.generation)
        return;
      saved.value = source;
      if (draft.peek().address === "" || before === null)
        draft.value = withSaved(draft.peek(), source);
      await askSecret(source);
    },
    edit(change: Partial<Draft>): void {
      job++;
      draft.value = { ...draft.peek(), ...change };
      state.value = { kind: "editing" };
    },
    /** Whether a field holds text that the settings cannot take. It says so itself. */
    hold: (field: string, isHeld: boolean): void => {
      if (isHeld) held.add(field);
      else held.delete(field);
    },
    /** What is typed, as it would be connected; null while its address is none. */
    target: computed(() => typed.value.target),
    /** What may be asked now; null after the problems were shown. */
    asked() {
      const target = ready();
      return (
        target && {
          command: asking(target),
          origins: facts.peek().originsOf(target),
        }
      );
    },
    /** Where to look what is there; null after it was said that the address is none. */
    askable(): Target | null {
      const { target } = typed.peek();
      if (target === null) tried.value = true;
      return target;
    },
    async test(): Promise<void> {
      const asked = ready();
      if (asked === null) return;
      const mine = ++job;
      if (!(await allowed(mine, asked, "testing"))) return;
      const reply = await ports.send({ type: "test", ...asking(asked) });
      finish(
        mine,
        reply.ok
          ? { kind: "found", finding: reply.value }
          : { kind: "failed", failure: reply.failure },
      );
    },
    async save(): Promise<void> {
      const asked = ready();
      const { limits, idle, away, stuck } = typed.peek().limits;
      if (asked === null || (idle ?? away ?? stuck) !== null) return;
      const mine = ++job;
      if (!(await allowed(mine, asked, "saving"))) return;
      const { name, remember } = draft.peek();
      const hasToken = secretTyped() !== null;
      const reply = await ports.send({
        type: "save",
        ...asking(asked),
        name: name.trim() || null,
        remember,
        limits,
      });
      if (!reply.ok)
        return finish(mine, { kind: "failed", failure: reply.failure });
      batch(() => {
        tried.value = false;
        if (hasToken)
          kept.value = remember ? "remembered" : "until_browser_closes";
        draft.value = { ...draft.peek(), address: asked.address, token: "" };
        finish(mine, { kind: "saved" });
        ports.onSaved(reply.value);
      });
    },
  };
});

export type ConnectionFormModel = InstanceType<typeof ConnectionFormModel>;
