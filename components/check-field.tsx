import type { VNode } from "preact";

interface CheckFieldProps {
  readonly checked: boolean;
  readonly label: string;
  readonly hint: string;
  readonly onChange: (checked: boolean) => void;
}

/** A choice of yes or no, and what it means. */
export const CheckField = ({
  checked,
  label,
  hint,
  onChange,
}: CheckFieldProps): VNode => (
  <label class="check-field">
    <input
      type="checkbox"
      checked={checked}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
    <span>
      {label}
      <small>{hint}</small>
    </span>
  </label>
);
