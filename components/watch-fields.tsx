import type { ComponentChildren, VNode } from "preact";

/** One of a few, in words. */
interface SelectProps<Value extends string> {
  readonly label: string;
  readonly options: readonly Value[];
  readonly value: Value;
  readonly words: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}

export const Select = <Value extends string>({
  label,
  options,
  value,
  words,
  onChoose,
}: SelectProps<Value>): VNode => (
  <Row label={label}>
    <select
      value={value}
      onChange={({ currentTarget }) => {
        const chosen = options[currentTarget.selectedIndex];
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {words(option)}
        </option>
      ))}
    </select>
  </Row>
);

export const Row = ({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): VNode => (
  <label class="watch-row">
    <span>{label}</span>
    {children}
  </label>
);
