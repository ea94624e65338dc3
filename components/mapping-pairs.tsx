import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import {
  EMPTY_PAIR,
  type Pair,
  pairsOf,
  recordOf,
  saysTheSame,
} from "../utils/models/mapping-pairs.ts";
import type { PairsPart } from "../utils/models/mapping-part.ts";
import { FieldProblem } from "./field-problem.tsx";
import { MappingPair } from "./mapping-pair.tsx";
import { mappingProblemWords } from "./mapping-problems.ts";

interface MappingPairsProps {
  readonly mapping: MappingModel;
  readonly part: PairsPart;
}

/**
 * Names with what each has, a row each. Enter leads to the next row, and makes one behind the last; what was removed
 * leaves the focus beside it.
 */
export const MappingPairs = ({ mapping, part }: MappingPairsProps): VNode => {
  const { at } = part;
  const id = `mapping-${at.join("-")}`;
  const written = mapping.valueAt.value(at);
  const [typed, type] = useState<readonly Pair[]>([]);
  const pairs = saysTheSame(typed, written) ? typed : pairsOf(written);
  const problem = mapping.problemAt.value(at);
  const box = useRef<HTMLFieldSetElement>(null);
  const wanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    box.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = null;
  });
  const put = (next: readonly Pair[]): void => {
    type(next);
    const record = recordOf(next);
    const isEmpty = Object.keys(record).length === 0;
    mapping.set(at, isEmpty && part.mayBeEmpty !== true ? undefined : record);
  };
  const focusRow = (row: number): void => {
    wanted.current = `[data-row="${row}"] input`;
  };
  const add = (): void => {
    focusRow(pairs.length);
    put([...pairs, { ...EMPTY_PAIR, value: part.among?.[0]?.value ?? "" }]);
  };
  const drop = (row: number): void => {
    if (pairs.length === 1) wanted.current = "[data-add]";
    else focusRow(Math.min(row, pairs.length - 2));
    put(pairs.toSpliced(row, 1));
  };
  const next = (row: number): void => {
    if (row === pairs.length - 1) return add();
    focusRow(row + 1);
    put(pairs);
  };
  return (
    <fieldset
      ref={box}
      class="mapping-pairs is-whole"
      aria-describedby={`${id}-problem ${id}-hint`}
    >
      <legend>{t(part.label)}</legend>
      {pairs.map((_, row) => (
        <MappingPair
          key={row}
          part={part}
          pairs={pairs}
          row={row}
          problem={problem}
          onChange={(pair) => put(pairs.toSpliced(row, 1, pair))}
          onDrop={() => drop(row)}
          onNext={() => next(row)}
        />
      ))}
      <button
        type="button"
        class="text-button"
        data-add
        aria-label={t("label_of", t("map_pair_add"), t(part.label))}
        onClick={add}
      >
        {t("map_pair_add")}
      </button>
      <FieldProblem
        id={`${id}-problem`}
        text={
          problem !== null && problem.at === at.join(".")
            ? mappingProblemWords(problem)
            : null
        }
      />
      <p id={`${id}-hint`} class="field-hint">
        {part.hint === undefined ? "" : t(part.hint)}
      </p>
    </fieldset>
  );
};
