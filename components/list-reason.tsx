import type { VNode } from "preact";
import type { PageModels } from "../utils/models/page-models.ts";
import { lazy } from "./lazy.tsx";
import { listStateOf } from "./list-state.ts";

interface ListReasonProps {
  readonly models: PageModels;
}

const Reason = lazy(async () => (await import("./reason.tsx")).Reason);

/** Stands where the list is while there is none. */
export const ListReason = ({ models }: ListReasonProps): VNode | null => {
  const state = listStateOf(models);
  return state.kind === "list" || state.kind === "opening" ? null : (
    <Reason state={state} models={models} />
  );
};
