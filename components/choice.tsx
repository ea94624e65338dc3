import type { VNode } from "preact";
import { Icon } from "./icon.tsx";

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly all: string;
  readonly value: Value | null;
  readonly options: readonly Option<Value>[];
  readonly onChoose: (value: Value | null) => void;
}

/** One of several, or none of them. */
export const Choice = <Value extends string>(
  props: ChoiceProps<Value>,
): VNode => {
  const { name, all, value, options, onChoose } = props;
  const choose = (text: string): void =>
    onChoose(options.find((option) => option.value === text)?.value ?? null);
  return (
    <span class={value === null ? "choice" : "choice is-on"}>
      <select
        aria-label={name}
        value={value ?? ""}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  );
};
