import "./field-line.css";
import "./place-line.css";
import type { ComponentChildren, VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import { TIME_UNITS } from "../utils/mapping/time-units.ts";
import { arePlaces } from "../utils/models/mapping-edit.ts";
import { FieldProblem } from "./field-problem.tsx";

interface PlaceLineProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly example?: string | undefined;
  readonly problem: string | null;
  /** Of a time. */
  readonly unit: string | null;
  readonly onUnit: (unit: string) => void;
  readonly onType: (typed: string) => void;
  /** The field was left, with this in it. */
  readonly onLeave?: (typed: string) => void;
  readonly onFocus?: () => void;
  /** What else is said of this field. */
  readonly children?: ComponentChildren;
}

const MOST_LETTERS = 1000;

/** Where something stands in an answer, in a line; of a time with its unit. */
export const PlaceLine = (props: PlaceLineProps): VNode => {
  const { id, label, value, problem, unit, onUnit } = props;
  const { onType, onLeave, onFocus } = props;
  // "a ??" is "a" to who reads it: what is being typed stays as it is typed.
  const [typed, type] = useState<string | null>(null);
  const shown = typed !== null && arePlaces(typed, value) ? typed : value;
  return (
    <div class="place-line field-line">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="code"
        type="text"
        maxLength={MOST_LETTERS}
        autocomplete="off"
        spellcheck={false}
        placeholder={props.example}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        value={shown}
        onFocus={onFocus}
        onInput={({ currentTarget }) => {
          type(currentTarget.value);
          onType(currentTarget.value);
        }}
        onBlur={() => type(null)}
        onChange={({ currentTarget }) => onLeave?.(currentTarget.value)}
      />
      {unit !== null && (
        <select
          aria-label={t("label_of", t("mapping_unit"), label)}
          value={unit}
          onChange={({ currentTarget }) => onUnit(currentTarget.value)}
        >
          {TIME_UNITS.map((one) => (
            <option key={one} value={one}>
              {t(`unit_${one}`)}
            </option>
          ))}
        </select>
      )}
      {props.children}
      <FieldProblem id={`${id}-problem`} text={problem} />
    </div>
  );
};
