import type { Failure } from "../utils/domain/failure.ts";
import { unreachable } from "../utils/domain/result.ts";
import { remedyOf } from "./failure-help.ts";
import type { PageModels } from "../utils/models/page-models.ts";

type RemedyModels = Pick<PageModels, "actions" | "roster">;

/** Does the one thing that a failure's button offers. */
export const remedy = (
  failure: Failure,
  { actions, roster }: RemedyModels,
): void => {
  const kind = remedyOf(failure);
  switch (kind) {
    case "allow":
      if (failure.code === "permission_missing")
        void actions.allow(failure.origin);
      return;
    case "token":
    case "options":
      return actions.openOptions();
    case "retry":
      // A failed disk is read again by the page; a failed platform is asked again by the worker.
      if (roster.failure.peek() === failure) void roster.open();
      void actions.refresh();
      return;
    default:
      return unreachable(kind);
  }
};
