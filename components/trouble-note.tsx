import type { VNode } from "preact";
import type { Failure } from "../utils/domain/failure.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { FailureNote } from "./failure-note.tsx";

interface TroubleNoteProps {
  readonly failure: Failure | null;
  readonly models: PageModels;
}

/** Above a list: what is wrong with our own data. Of several connections each that has trouble says so, by its name. */
export const TroubleNote = ({ failure, models }: TroubleNoteProps): VNode => {
  const { members, roster } = models;
  // A failed disk is the trouble of all of them.
  if (members === null || roster.failure.value !== null)
    return <FailureNote failure={failure} models={models} />;
  return (
    <>
      {members.value.map(({ origin, models: own }) => {
        const { source, name } = origin.value;
        const freshness = own.time.freshness.value;
        return freshness.kind === "failed" || freshness.kind === "stale" ? (
          <FailureNote
            key={source}
            failure={freshness.failure}
            models={own}
            whose={name}
          />
        ) : null;
      })}
    </>
  );
};
