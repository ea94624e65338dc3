import { type ReadonlySignal, computed } from "@preact/signals";
import { type NameOf, createNaming } from "../domain/page-name.ts";
import { type PageRule, sameRules } from "../domain/page-rules.ts";
import type { SourceGlance } from "../storage/reader.ts";

/** How the connection's pages are called. The same function until a rule is another: what was named by it still holds. */
export const namingAlong = (
  glance: ReadonlySignal<SourceGlance | null>,
): ReadonlySignal<NameOf> => {
  let rules: readonly PageRule[] = [];
  let naming = createNaming(rules);
  return computed(() => {
    const now = glance.value?.source.pages?.rules ?? [];
    if (sameRules(now, rules)) return naming;
    rules = now;
    naming = createNaming(rules);
    return naming;
  });
};
