import {
  type ReadonlySignal,
  batch,
  computed,
  createModel,
  signal,
} from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import type { Instant } from "../domain/instant.ts";
import type { DescribedList, Recognition } from "../domain/recognition.ts";
import type { ConnectorSettings } from "../domain/source.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { Send } from "../messaging/client.ts";
import type { Preset } from "../presets/preset.ts";
import { isBlank, withGuess } from "./blank-mapping.ts";
import type { ConnectionFormModel } from "./connection-form-model.ts";
import {
  BLANK_MAPPING,
  type Kind,
  kindOf,
  kindsOf,
  settingsOfKind,
} from "./connection-kind.ts";
import { patternsOf } from "./connector-facts.ts";
import { createGuideSteps } from "./guide-steps.ts";

export type Looking =
  | { readonly kind: "idle" | "busy" }
  | { readonly kind: "found"; readonly found: readonly Recognition[] }
  | { readonly kind: "failed"; readonly failure: Failure };

/** An answer that a mapping is made for. */
export interface Sample {
  readonly answer: unknown;
  readonly serverTime: Instant;
}

export interface GuidePorts {
  readonly form: ConnectionFormModel;
  readonly send: Send;
  /** Must be called before anything is awaited: browsers grant it in a click only. */
  readonly requestAccess: (patterns: readonly string[]) => Promise<boolean>;
  /** None until they are loaded. */
  readonly presets: ReadonlySignal<readonly Preset[]>;
  readonly guess: (
    answer: unknown,
    path: string,
    serverTime: Instant,
    leadsOn?: boolean,
  ) => Promise<Mapping | null>;
}

/** Leads from an address to what it is connected with. What was typed for one kind is there again when it is chosen again. */
export const GuideModel = createModel((ports: GuidePorts) => {
  const { form, send } = ports;
  const looking = signal<Looking>({ kind: "idle" });
  const sample = signal<Sample | null>(null);
  const guessed = signal(true);
  const steps = createGuideSteps();
  const kinds = computed(() => kindsOf(ports.presets.value));
  const kind = computed(() => kindOf(form.draft.value, kinds.value));
  const left = new Map<string, ConnectorSettings | null>();
  let job = 0;

  /** @param settings missing: what was typed for it before, else what it begins with */
  const choose = (next: Kind, settings?: ConnectorSettings): void => {
    const draft = form.draft.peek();
    left.set(kind.peek().key, draft.settings);
    const fixed = next.preset?.address.fixed;
    form.edit({
      connector: next.connector,
      preset: next.preset?.id ?? null,
      settings: settings ?? left.get(next.key) ?? settingsOfKind(next),
      ...(fixed === undefined ? {} : { address: fixed }),
    });
  };
  const kindCalled = (key: string): Kind | undefined =>
    kinds.peek().find((one) => one.key === key);

  /** What is sure is chosen at once; what has to be looked at is there to be looked at. */
  const take = async (recognition: Recognition): Promise<void> => {
    switch (recognition.kind) {
      case "protocol":
      case "directus": {
        const next = kindCalled(recognition.kind);
        if (next === undefined) return;
        batch(() => {
          choose(next);
          form.edit({ address: recognition.address });
        });
        return;
      }
      case "json": {
        const { sample: answer, serverTime, leadsOn } = recognition;
        const guess = await ports.guess(answer, "", serverTime, leadsOn);
        const next = kindCalled("mapped");
        if (next === undefined) return;
        batch(() => {
          sample.value = { answer, serverTime };
          guessed.value = guess !== null;
          // It answered without being told who asks.
          const mapping = {
            ...(guess ?? BLANK_MAPPING),
            auth: { kind: "none" },
          };
          choose(next, { mapping });
        });
        return;
      }
      case "openapi":
      case "locked":
      case "nothing":
        return;
    }
  };

  return {
    ...steps,
    looking: computed(() => looking.value),
    kinds,
    kind,
    sample: computed(() => sample.value),
    choose: (next: Kind): void => choose(next),
    /** What is there is of no kind: whoever asks has a secret, and its JSON is mapped. */
    mapLocked(): void {
      const mapped = kindCalled("mapped");
      if (mapped === undefined) return;
      batch(() => {
        choose(mapped);
        steps.lead("secret");
      });
    },
    /** Was a list of people found in the JSON that answered? */
    guessed: computed(() => guessed.value),
    /** Keeps an answer to map; where nothing is mapped yet, it is taken for what it looks like. */
    async keepSample(kept: Sample): Promise<void> {
      sample.value = kept;
      const { settings } = form.draft.peek();
      if (!isBlank(settings)) return;
      const guess = await ports.guess(kept.answer, "", kept.serverTime);
      if (guess !== null && form.draft.peek().settings === settings)
        form.edit({ settings: withGuess(settings, guess) });
    },
    async look(): Promise<void> {
      const target = form.askable();
      if (target === null) return;
      const mine = ++job;
      const { origin } = new URL(target.address);
      const answer = ports.requestAccess(patternsOf([origin]));
      looking.value = { kind: "busy" };
      const granted = await answer.catch(() => false);
      const reply = granted
        ? await send({ type: "recognise", address: target.address })
        : null;
      if (mine !== job) return;
      if (reply === null || !reply.ok) {
        const failure = reply?.failure ?? {
          ...{ code: "permission_missing" as const, origin },
        };
        looking.value = { kind: "failed", failure };
        return;
      }
      const [first] = reply.value;
      if (first !== undefined) await take(first);
      looking.value = { kind: "found", found: reply.value };
    },
    /** A list of a described interface: its answer is asked for when it is known who asks. */
    takeList(address: string, { path }: DescribedList): void {
      const next = kindCalled("mapped");
      if (next === undefined) return;
      const { list } = BLANK_MAPPING;
      const mapping = {
        ...BLANK_MAPPING,
        list: { ...list, request: { path } },
      };
      batch(() => {
        sample.value = null;
        choose(next, { mapping });
        form.edit({ address });
      });
    },
  };
});

export type GuideModel = InstanceType<typeof GuideModel>;
