import { computed, createModel, signal } from "@preact/signals";
import { type Keys, at, put } from "../mapping/json-parts.ts";
import type { MappingFileFault } from "../mapping/mapping-file.ts";
import type { MappingProblem } from "../mapping/problem.ts";
import { valuesIn } from "./connection-kind.ts";
import { mappingGroups, partsIn } from "./mapping-groups.ts";
import { ANSWER, PATH, authParts } from "./mapping-head.ts";
import type { ChoicePart, ListName } from "./mapping-part.ts";
import { chosenIn, writtenChoice } from "./mapping-part-value.ts";
import {
  type PlacedProblems,
  listOf,
  placedProblems,
} from "./mapping-places.ts";
import { MappingSamples, type SamplesPorts } from "./mapping-samples.ts";
import { pickedIn } from "./sample-path.ts";

type Reader = typeof import("./mapping-reader.ts");

export interface MappingPorts extends SamplesPorts {
  readonly load: () => Promise<Reader>;
}

/** A mapping being made: what is written, what it makes of sample answers, and what is wrong with it. */
export const MappingModel = createModel((ports: MappingPorts) => {
  const { form } = ports;
  const samples = new MappingSamples(ports);
  const reader = signal<Reader | null>(null);
  const fileFault = signal<MappingFileFault | null>(null);
  /** Keys of the field that was last in use: what is clicked in the sample goes there. */
  const focused = signal<Keys>([]);
  const looking = signal<ListName>("list");
  /** What stood where something else was chosen, by place and choice. */
  const left = new Map<string, unknown>();

  const written = computed(() => form.draft.value.settings?.["mapping"]);
  const read = computed(
    () =>
      reader.value?.readMapping(
        written.value,
        Object.fromEntries(valuesIn(form.draft.value.settings)),
        samples.all.value,
        form.target.value?.address ?? "https://any.test",
      ) ?? null,
  );
  const head = computed(() => authParts(written.value));
  const groups = computed(() => mappingGroups(written.value));
  const placed = computed((): PlacedProblems =>
    placedProblems(
      [...head.value, PATH, ...ANSWER, ...groups.value.flatMap(partsIn)],
      read.value?.problems ?? [],
    ),
  );
  /** The list that is being looked at: that of the field in use, while there is one. */
  const looked = computed((): ListName => {
    const of = looking.value;
    return at(written.value, [of]) === undefined ? "list" : of;
  });

  const set = (keys: Keys, value: unknown): void => {
    const { settings } = form.draft.peek();
    form.edit({ settings: put(settings, ["mapping", ...keys], value) });
  };

  return {
    /** The code that reads answers is loaded when somebody maps. */
    open: async (): Promise<void> => {
      reader.value ??= await ports.load();
    },
    written,
    head,
    groups,
    looked,
    fetching: samples.fetching,
    sample: computed(() => samples.all.value.get(looked.value) ?? null),
    joined: computed(() => read.value?.joined ?? null),
    somebody: computed(() => read.value?.somebody ?? null),
    /** What the first rows of the sample become; null: they are not where they are said to be. */
    rows: computed(() => read.value?.rows.get(looked.value) ?? null),
    placed,
    /** The first thing that is wrong at a field. Values, for who reads them to follow: what a method reads does not count. */
    problemAt: computed(
      () =>
        (keys: Keys): MappingProblem | null =>
          placed.value.at.get(keys.join(".")) ?? null,
    ),
    valueAt: computed(
      () =>
        (keys: Keys): unknown =>
          at(written.value, keys),
    ),
    /** What stands at a place of the sample of the list that the place is asked of; null: nothing, or there is none. */
    standsAt: computed(() => (keys: Keys): string | null => {
      const place = at(written.value, keys);
      const sample = samples.all.value.get(listOf(keys));
      return typeof place !== "string" || sample === undefined
        ? null
        : (reader.value?.standsAt(place, sample.answer) ?? null);
    }),
    /** Names that the mapping wants filled in, with what is. */
    values: computed(
      (): readonly (readonly [name: string, value: string])[] => {
        const known = valuesIn(form.draft.value.settings);
        return (read.value?.wanted ?? []).map((name) => [
          name,
          known.get(name) ?? "",
        ]);
      },
    ),
    /** Whether a field holds text that cannot be read: nothing is saved while one does. */
    hold: form.hold,
    fillIn: (name: string, value: string): void => {
      const { settings } = form.draft.peek();
      form.edit({ settings: put(settings, ["values", name], value) });
    },
    set,
    /** Takes another of a part's options. What stood there is there again when its option is. */
    choose(part: ChoicePart, option: string): void {
      const before = at(written.peek(), part.at);
      const place = part.at.join(".");
      left.set(`${place} ${chosenIn(part, before)}`, before);
      const known = left.get(`${place} ${option}`);
      set(part.at, writtenChoice(part, option, before, known));
    },
    focus: (keys: Keys): void => {
      focused.value = keys;
      looking.value = listOf(keys);
    },
    /** A value of the sample was clicked: its place becomes that of the field in use. */
    pick(steps: readonly (string | number)[]): void {
      const keys = focused.peek();
      const code = reader.peek();
      if (keys.length === 0 || code === null) return;
      const rowsAt = at(written.peek(), [listOf(keys), "rows", "at"]);
      const rows =
        typeof rowsAt === "string" ? (code.stepsOf(rowsAt) ?? []) : [];
      const path = pickedIn(keys, steps, rows);
      const before = at(written.peek(), keys);
      const isWhole = typeof before === "object" && before !== null;
      set(isWhole && !Array.isArray(before) ? [...keys, "from"] : keys, path);
    },
    fileFault: computed(() => fileFault.value),
    /** The mapping as a file; null until the code that writes it is there. */
    fileText: (): string | null =>
      reader.peek()?.FILES.mappingFile(written.peek()) ?? null,
    /** Takes the mapping of a file in the place of this one, or says what is wrong with it. */
    openFile(text: string): void {
      const file = reader.peek()?.FILES.readMappingFile(text);
      if (file === undefined) return;
      fileFault.value = file.ok ? null : file.failure;
      if (!file.ok) return;
      left.clear();
      samples.forget();
      set([], file.value);
    },
    /** Asks for an answer of a list to look at, with what is typed. */
    async askSample(of: ListName): Promise<void> {
      focused.value = [];
      looking.value = of;
      await samples.ask(of, read.peek()?.somebody ?? null);
    },
  };
});

export type MappingModel = InstanceType<typeof MappingModel>;
