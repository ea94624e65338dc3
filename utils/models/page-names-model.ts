import { batch, computed, createModel, effect, signal } from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import { MAX_RULES, type PageRule } from "../domain/page-rules.ts";
import {
  NO_PAGE_SETTINGS,
  type PageSettings,
} from "../domain/page-settings.ts";
import type { Send } from "../messaging/client.ts";
import {
  type DraftRule,
  NO_PROBLEMS,
  type PageDraft,
  type RuleProblems,
  isUsable,
  movedRule,
  parametersProblem,
  problemsOf,
  sameSettings,
  settingsIn,
} from "./page-draft.ts";
import { previewOf } from "./pages-in-use.ts";
import { type StoredPagesPorts, storedPages } from "./stored-pages.ts";

export interface PageNamesPorts extends StoredPagesPorts {
  readonly send: Send;
}

export type PageNamesState =
  | { readonly kind: "editing" | "saving" | "saved" }
  | { readonly kind: "failed"; readonly failure: Failure };

/** A rule that was taken away, and where it stood. */
interface Removed {
  readonly rule: DraftRule;
  readonly at: number;
}

/** The user's names for pages, being edited, with what they would do to the pages that people are on now. */
export const PageNamesModel = createModel((ports: PageNamesPorts) => {
  const { send, glance } = ports;
  let nextKey = 1;
  const newRule = ({ pattern, name }: PageRule): DraftRule => ({
    key: nextKey++,
    pattern,
    name,
  });
  const draftOf = ({ rules, parameters }: PageSettings): PageDraft => ({
    rules: rules.map(newRule),
    parameters: parameters.join(", "),
  });

  const saved = signal<PageSettings>(NO_PAGE_SETTINGS);
  const draft = signal<PageDraft>(draftOf(NO_PAGE_SETTINGS));
  const removed = signal<Removed | null>(null);
  const state = signal<PageNamesState>({ kind: "editing" });
  /** Whose problems may be shown: fields that were left. All, once saving was tried. */
  const left = signal<ReadonlySet<number | "parameters">>(new Set());
  const tried = signal(false);
  const pages = storedPages(ports);
  const source = computed(() => glance.value?.source.id ?? null);

  const dirty = computed(
    () => !sameSettings(settingsIn(draft.value), saved.value),
  );
  const mayShow = (field: number | "parameters"): boolean =>
    tried.value || left.value.has(field);

  const begin = (settings: PageSettings): void => {
    saved.value = settings;
    draft.value = draftOf(settings);
    removed.value = null;
    tried.value = false;
    left.value = new Set();
  };

  const edit = (change: Partial<PageDraft>): void =>
    batch(() => {
      draft.value = { ...draft.peek(), ...change };
      state.value = { kind: "editing" };
    });

  // What is being typed stays when the disk says again what it said before, or something new.
  let adopted: string | null = null;
  effect(() => {
    const settings = glance.value?.source.pages ?? NO_PAGE_SETTINGS;
    const isOther = source.value !== adopted;
    adopted = source.value;
    if (isOther) begin(settings);
    else if (!sameSettings(settings, saved.peek()))
      if (dirty.peek()) saved.value = settings;
      else begin(settings);
  });

  return {
    source,
    draft: computed(() => draft.value),
    dirty,
    state: computed(() => state.value),
    removed: computed(() => removed.value),
    isFull: computed(() => draft.value.rules.length >= MAX_RULES),
    preview: computed(() => previewOf(pages.value, draft.value.rules)),
    parametersProblem: computed(() =>
      mayShow("parameters") ? parametersProblem(draft.value.parameters) : null,
    ),
    /** What is wrong with each rule, in their order. */
    ruleProblems: computed((): readonly RuleProblems[] =>
      draft.value.rules.map((rule) =>
        mayShow(rule.key) ? problemsOf(rule) : NO_PROBLEMS,
      ),
    ),
    leave(field: number | "parameters"): void {
      left.value = new Set([...left.peek(), field]);
    },
    typeParameters: (parameters: string): void => edit({ parameters }),
    /** Returns the key of the new rule; null where there are as many as may be. */
    add(): number | null {
      const { rules } = draft.peek();
      if (rules.length >= MAX_RULES) return null;
      const rule = newRule({ pattern: "", name: "" });
      edit({ rules: [...rules, rule] });
      return rule.key;
    },
    change: (key: number, change: Partial<PageRule>): void =>
      edit({
        rules: draft
          .peek()
          .rules.map((rule) =>
            rule.key === key ? { ...rule, ...change } : rule,
          ),
      }),
    move: (key: number, by: -1 | 1): void =>
      edit({ rules: movedRule(draft.peek().rules, key, by) }),
    remove(key: number): void {
      const { rules } = draft.peek();
      const at = rules.findIndex((rule) => rule.key === key);
      const rule = rules[at];
      if (rule === undefined) return;
      edit({ rules: rules.toSpliced(at, 1) });
      removed.value = { rule, at };
    },
    undo(): void {
      const gone = removed.peek();
      if (gone === null) return;
      edit({ rules: draft.peek().rules.toSpliced(gone.at, 0, gone.rule) });
      removed.value = null;
    },
    discard(): void {
      begin(saved.peek());
      state.value = { kind: "editing" };
    },
    async save(): Promise<void> {
      const id = source.peek();
      tried.value = true;
      if (id === null || !isUsable(draft.peek())) return;
      const kept = settingsIn(draft.peek());
      state.value = { kind: "saving" };
      const reply = await send({
        type: "savePages",
        source: id,
        pages: { rules: [...kept.rules], parameters: [...kept.parameters] },
      });
      if (!reply.ok) {
        state.value = { kind: "failed", failure: reply.failure };
        return;
      }
      batch(() => {
        saved.value = kept;
        removed.value = null;
        tried.value = false;
        if (state.peek().kind === "saving") state.value = { kind: "saved" };
      });
    },
  };
});

export type PageNamesModel = InstanceType<typeof PageNamesModel>;
