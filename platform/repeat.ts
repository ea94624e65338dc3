/** Work that goes on until it is stopped. */
export interface Repeating {
  /** Resolves when the run under way, if there is one, has ended. */
  stop(): Promise<void>;
}

/**
 * Does `work` every `everyMs` real milliseconds, never twice at a time. A
 * failure is printed and the next run tries again. 0 never runs.
 */
export function repeat(work: () => Promise<void>, everyMs: number): Repeating {
  let running: Promise<void> | undefined;
  if (everyMs <= 0) return { stop: async () => {} };
  const timer = setInterval(() => {
    running ??= work()
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        running = undefined;
      });
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
