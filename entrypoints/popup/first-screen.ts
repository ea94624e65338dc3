import { type ReadonlySignal, effect } from "@preact/signals";
import type { PageModels } from "../../utils/models/page-models.ts";

/**
 * Resolves when the first rows stand on the screen, or the reason why there are none. What nobody waits for until then
 * (the worker, which would start beside the page, and files of what is seen later) is begun after it.
 */
export const afterFirstScreen = (
  shown: ReadonlySignal<Pick<PageModels, "roster">>,
): Promise<void> =>
  new Promise((resolve) => {
    effect(() => {
      const { opened, failure } = shown.value.roster;
      if (opened.value || failure.value !== null)
        requestAnimationFrame(() => setTimeout(resolve));
    });
  });
