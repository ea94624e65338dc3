import type { VNode } from "preact";
import { Icon } from "./icon.tsx";

interface FieldProblemProps {
  /** What the field names as what describes it. */
  readonly id: string;
  readonly text: string | null;
}

/** What is wrong with what stands in a field, said when it becomes so. Always there, so that it is heard. */
export const FieldProblem = ({ id, text }: FieldProblemProps): VNode => (
  <p id={id} class="field-problem" aria-live="polite">
    {text !== null && (
      <>
        <Icon name="alert" />
        {text}
      </>
    )}
  </p>
);
