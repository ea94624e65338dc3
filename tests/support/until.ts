const EVERY_MS = 10;

/**
 * Waits for a condition, never for a time: resolves with what `probe` gives once that is neither null nor false.
 * @throws Error that names the last value, after `timeoutMs`
 */
export const until = async <Value>(
  probe: () => Promise<Value | null | false> | Value | null | false,
  timeoutMs = 30_000,
): Promise<Value> => {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value !== null && value !== false) return value;
    if (performance.now() > deadline)
      throw new Error(
        `The condition did not come true within ${timeoutMs} ms.`,
      );
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
};
