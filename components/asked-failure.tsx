import type { VNode } from "preact";
import type { Failure } from "../utils/domain/failure.ts";
import { failureHelp } from "./failure-help.ts";
import { failureTitle } from "./failure-words.ts";
import { Icon } from "./icon.tsx";

interface AskedFailureProps {
  readonly failure: Failure;
}

/** Why somebody who asked in a form got no answer, and what helps. */
export const AskedFailure = ({ failure }: AskedFailureProps): VNode => (
  <div class="note is-trouble">
    <Icon name="alert" />
    <p>
      <strong>{failureTitle(failure)}</strong> {failureHelp(failure)}
    </p>
  </div>
);
