import { batch, computed, signal } from "@preact/signals";

/** Where the way goes on: to the choice of what the platform is, or to its secret. */
export type Next = "kind" | "secret";

/** Where in the form of a connection somebody is led. */
export const createGuideSteps = () => {
  const isChoosing = signal(false);
  const next = signal<Next | null>(null);
  return {
    /** Are all kinds in sight? */
    isChoosing: computed(() => isChoosing.value),
    showKinds: (all: boolean): void => {
      isChoosing.value = all;
    },
    /** What is to have the focus, until it has it. */
    next: computed(() => next.value),
    lead: (to: Next): void =>
      batch(() => {
        if (to === "kind") isChoosing.value = true;
        next.value = to;
      }),
    arrived: (): void => {
      next.value = null;
    },
  };
};
