import type { VNode } from "preact";
import { Icon } from "./icon.tsx";

/** What ties an input to its label, hint and problem. */
interface FieldAttributes {
  readonly id: string;
  readonly "aria-describedby": string;
  readonly "aria-invalid": boolean;
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly problem: string | null;
  readonly children: (attributes: FieldAttributes) => VNode;
}

export const Field = ({
  id,
  label,
  hint,
  problem,
  children,
}: FieldProps): VNode => (
  <div class="field">
    <label for={id}>{label}</label>
    {children({
      id,
      "aria-describedby": `${id}-problem ${id}-hint`,
      "aria-invalid": problem !== null,
    })}
    <p id={`${id}-problem`} class="field-problem" aria-live="polite">
      {problem !== null && (
        <>
          <Icon name="alert" />
          {problem}
        </>
      )}
    </p>
    <p id={`${id}-hint`} class="field-hint">
      {hint}
    </p>
  </div>
);
