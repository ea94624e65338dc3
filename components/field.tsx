import "./managed-mark.css";
import type { VNode } from "preact";
import { FieldProblem } from "./field-problem.tsx";
import { Icon } from "./icon.tsx";

/** What ties an input to its label, hint and problem. */
export interface FieldAttributes {
  readonly id: string;
  readonly "aria-describedby": string;
  readonly "aria-invalid": boolean;
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly problem: string | null;
  /** Whoever manages the browser decided it: the hint says so, beside a lock. */
  readonly isLocked?: boolean;
  readonly children: (attributes: FieldAttributes) => VNode;
}

export const Field = ({
  id,
  label,
  hint,
  problem,
  isLocked = false,
  children,
}: FieldProps): VNode => (
  <div class="field">
    <label for={id}>{label}</label>
    {children({
      id,
      "aria-describedby": `${id}-problem ${id}-hint`,
      "aria-invalid": problem !== null,
    })}
    <FieldProblem id={`${id}-problem`} text={problem} />
    <p
      id={`${id}-hint`}
      class={isLocked ? "field-hint managed-mark" : "field-hint"}
    >
      {isLocked && <Icon name="lock" />}
      {hint}
    </p>
  </div>
);
