/** What a probe asks of a browser is work, for the machine that runs what it waits for, too: it asks less and less. */
const LEAST_MS = 10;
const MOST_MS = 250;
/** Of the time waited so far: what comes true is seen late by a tenth. */
const SHARE = 0.1;

/**
 * Waits for a condition, never for a time: resolves with what `probe` gives once that is neither null nor false.
 * @throws Error after `timeoutMs`
 */
export const until = async <Value>(
  probe: () => Promise<Value | null | false> | Value | null | false,
  timeoutMs = 30_000,
): Promise<Value> => {
  const start = performance.now();
  for (;;) {
    const value = await probe();
    if (value !== null && value !== false) return value;
    const waited = performance.now() - start;
    if (waited > timeoutMs)
      throw new Error(
        `The condition did not come true within ${timeoutMs} ms.`,
      );
    const pause = Math.min(MOST_MS, Math.max(LEAST_MS, waited * SHARE));
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
};
