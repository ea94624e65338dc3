/** Memory of this page in bytes, garbage excluded. */
export const livingBytes = (): number => {
  // CAST: the bench starts the browser with both; neither is standard.
  const { gc, performance: clock } = globalThis as unknown as {
    readonly gc: () => void;
    readonly performance: {
      readonly memory: { readonly usedJSHeapSize: number };
    };
  };
  gc();
  return clock.memory.usedJSHeapSize;
};
