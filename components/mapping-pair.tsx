import "./field-line.css";
import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { MappingProblem } from "../utils/mapping/problem.ts";
import { type Pair, pairProblem } from "../utils/models/mapping-pairs.ts";
import type { PairsPart } from "../utils/models/mapping-part.ts";
import { FieldProblem } from "./field-problem.tsx";
import { Icon } from "./icon.tsx";
import { mappingProblemWords } from "./mapping-problems.ts";

interface MappingPairProps {
  readonly part: PairsPart;
  readonly pairs: readonly Pair[];
  readonly row: number;
  /** What is wrong with one of the pairs, or with all of them. */
  readonly problem: MappingProblem | null;
  readonly onChange: (pair: Pair) => void;
  readonly onDrop: () => void;
  readonly onNext: () => void;
}

const MOST_LETTERS = { name: 200, value: 4000 } as const;

/** A name and what it has. */
export const MappingPair = (props: MappingPairProps): VNode => {
  const { part, pairs, row, onChange, onDrop, onNext } = props;
  const pair = pairs[row] ?? { name: "", value: "" };
  const problem = problemOf(props);
  const id = `mapping-${part.at.join("-")}-${row}`;
  const labelOf = (side: "name" | "value"): string =>
    t("map_pair_row", t(part.label), t(part[side]), row + 1);
  const inputOf = (side: "name" | "value"): VNode => (
    <input
      class="code"
      type="text"
      maxLength={MOST_LETTERS[side]}
      autocomplete="off"
      spellcheck={false}
      aria-label={labelOf(side)}
      aria-invalid={side === "name" && problem !== null}
      aria-describedby={`${id}-problem`}
      placeholder={part.example?.[side === "name" ? 0 : 1] ?? t(part[side])}
      value={pair[side]}
      onInput={({ currentTarget: { value } }) =>
        onChange({ ...pair, [side]: value })
      }
      // It would send the form, which is not meant here.
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        onNext();
      }}
    />
  );
  return (
    <div class="mapping-pair field-line" data-row={row}>
      {inputOf("name")}
      {part.among === undefined ? (
        inputOf("value")
      ) : (
        <select
          aria-label={labelOf("value")}
          value={pair.value}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...pair, value })
          }
        >
          {part.among.map(({ value, label }) => (
            <option key={value} value={value}>
              {t(label)}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        class="button is-icon is-quiet"
        aria-label={t("label_of", t("map_pair_drop", row + 1), t(part.label))}
        title={t("mapping_drop")}
        onClick={onDrop}
      >
        <Icon name="close" />
      </button>
      <FieldProblem id={`${id}-problem`} text={problem} />
    </div>
  );
};

const problemOf = ({
  part,
  pairs,
  row,
  problem,
}: MappingPairProps): string | null => {
  const own = pairProblem(pairs, row);
  if (own !== null) return t(`map_pair_${own}`);
  const at = [...part.at, pairs[row]?.name.trim()].join(".");
  return problem?.at === at ? mappingProblemWords(problem) : null;
};
