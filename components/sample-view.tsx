import "./sample.css";
import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import { t } from "../utils/i18n.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import type { ListName } from "../utils/models/mapping-part.ts";

interface SampleViewProps {
  readonly mapping: MappingModel;
}

type Steps = readonly (string | number)[];

/** Of long lists the first say how all are made. */
const MOST_ITEMS = 4;
const MOST_LETTERS = 120;
const DEEPEST = 10;

/**
 * A sample answer. A click on a value puts its place into the field that was last in use; who uses the keyboard types
 * it, and hears what is wrong.
 */
export const SampleView = ({ mapping }: SampleViewProps): VNode => {
  const sample = mapping.sample.value;
  return (
    <div class="sample">
      <h3 id="sample-title">{titleOf(mapping.looked.value)}</h3>
      <p class="field-hint">
        {t(sample === null ? "sample_none" : "sample_hint")}
      </p>
      {sample !== null && (
        // Scrolled by itself, with the keyboard too. Always from left to right: it is code.
        <pre
          class="code"
          dir="ltr"
          role="region"
          aria-labelledby="sample-title"
          tabIndex={0}
          onClick={({ target }) => {
            const steps = stepsOf(target);
            if (steps !== null) mapping.pick(steps);
          }}
        >
          <Value value={sample.answer} steps={[]} />
        </pre>
      )}
    </div>
  );
};

const titleOf = (of: ListName): string =>
  of === "list"
    ? t("sample_title")
    : t("label_of", t("sample_title"), t(`map_${of}`));

/** Where the clicked value stands; null: it is none. */
const stepsOf = (target: EventTarget | null): Steps | null => {
  const steps =
    target instanceof Element
      ? target.closest<HTMLElement>("[data-steps]")?.dataset["steps"]
      : undefined;
  // CAST: what `Value` wrote there.
  return steps === undefined ? null : (JSON.parse(steps) as Steps);
};

interface ValueProps {
  readonly value: unknown;
  readonly steps: Steps;
}

const Value = ({ value, steps }: ValueProps): VNode => {
  if (typeof value !== "object" || value === null)
    return (
      <span class="sample-value" data-steps={JSON.stringify(steps)}>
        <bdi>{plain(value)}</bdi>
      </span>
    );
  if (steps.length >= DEEPEST) return <>…</>;
  const indent = "  ".repeat(steps.length + 1);
  const isList = Array.isArray(value);
  const all: readonly (readonly [string | number, unknown])[] = isList
    ? value.map((item: unknown, at) => [at, item] as const)
    : Object.entries(value);
  const shown = isList ? all.slice(0, MOST_ITEMS) : all;
  const end = `\n${"  ".repeat(steps.length)}${isList ? "]" : "}"}`;
  return (
    <>
      {isList ? "[" : "{"}
      {shown.map(([key, member], at) => (
        <span key={key}>
          {`${at === 0 ? "" : ","}\n${indent}`}
          {!isList && (
            <>
              <span class="sample-key">
                <bdi>{JSON.stringify(harmless(String(key)))}</bdi>
              </span>
              {": "}
            </>
          )}
          <Value value={member} steps={[...steps, key]} />
        </span>
      ))}
      {shown.length < all.length &&
        `,\n${indent}… ${t("sample_more", all.length - shown.length)}`}
      {all.length === 0 ? (isList ? "]" : "}") : end}
    </>
  );
};

const plain = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "null";
  return harmless(
    text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text,
  );
};
