import "./option-list.css";
import type { VNode } from "preact";

interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** What it means, in a quiet line. */
  readonly hint?: string;
}

interface RadioGroupProps<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: Value;
  readonly options: readonly RadioOption<Value>[];
  readonly onChoose: (value: Value) => void;
  /** Somebody else has chosen. */
  readonly isLocked?: boolean;
}

/** One of several, all of them seen. */
export const RadioGroup = <Value extends string>(
  props: RadioGroupProps<Value>,
): VNode => {
  const { legend, name, value: chosen, options, onChoose, isLocked } = props;
  return (
    <fieldset class="option-list" disabled={isLocked ?? false}>
      <legend>{legend}</legend>
      {options.map(({ value, label, hint }) => (
        <label key={value} class="option">
          <input
            type="radio"
            name={name}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          <span>
            {label}
            {hint !== undefined && <small>{hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
};
