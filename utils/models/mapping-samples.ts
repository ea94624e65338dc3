import {
  type ReadonlySignal,
  computed,
  createModel,
  signal,
} from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import { type LocalInstant, instant } from "../domain/instant.ts";
import type { Send } from "../messaging/client.ts";
import type { ConnectionFormModel } from "./connection-form-model.ts";
import { patternsOf } from "./connector-facts.ts";
import type { GuideModel, Sample } from "./guide-model.ts";
import type { ListName } from "./mapping-part.ts";
import { settingsToAsk } from "./sample-request.ts";

export type Fetching =
  | { readonly kind: "idle" }
  | { readonly kind: "busy"; readonly of: ListName }
  | {
      readonly kind: "failed";
      readonly of: ListName;
      readonly failure: Failure;
    };

export interface SamplesPorts {
  readonly form: ConnectionFormModel;
  readonly guide: GuideModel;
  readonly send: Send;
  readonly now: ReadonlySignal<LocalInstant>;
  /** Must be called before anything is awaited: browsers grant it in a click only. */
  readonly requestAccess: (patterns: readonly string[]) => Promise<boolean>;
}

/** Sample answers of the lists of a mapping. The first list's is the guide's, which may have found it already. */
export const MappingSamples = createModel((ports: SamplesPorts) => {
  const { form, guide } = ports;
  const others = signal<ReadonlyMap<ListName, Sample>>(new Map());
  const fetching = signal<Fetching>({ kind: "idle" });
  let job = 0;

  const keep = async (of: ListName, sample: Sample): Promise<void> => {
    if (of === "list") await guide.keepSample(sample);
    else others.value = new Map(others.peek()).set(of, sample);
  };

  return {
    fetching: computed(() => fetching.value),
    all: computed((): ReadonlyMap<ListName, Sample> => {
      const first = guide.sample.value;
      return first === null
        ? others.value
        : new Map(others.value).set("list", first);
    }),
    /** Another mapping: what was an answer to one of its requests is none any more. */
    forget: (): void => {
      others.value = new Map();
    },
    /**
     * Asks for an answer to look at, with what is typed.
     * @param somebody whose sessions are asked for; null: nobody is known
     */
    async ask(of: ListName, somebody: string | null): Promise<void> {
      const asked = form.asked();
      const settings =
        asked && settingsToAsk(asked.command.settings, of, somebody);
      if (asked === null || settings === null) return;
      const mine = ++job;
      const access = ports.requestAccess(patternsOf(asked.origins));
      fetching.value = { kind: "busy", of };
      const granted = await access.catch(() => false);
      const reply = granted
        ? await ports.send({ type: "sample", ...asked.command, settings })
        : null;
      if (mine !== job) return;
      if (reply === null || !reply.ok) {
        const origin = asked.origins[0] ?? "";
        fetching.value = {
          ...{ kind: "failed", of },
          failure: reply?.failure ?? { code: "permission_missing", origin },
        };
        return;
      }
      fetching.value = { kind: "idle" };
      await keep(of, {
        answer: JSON.parse(reply.value) as unknown,
        serverTime: instant(ports.now.peek()),
      });
    },
  };
});

export type MappingSamples = InstanceType<typeof MappingSamples>;
