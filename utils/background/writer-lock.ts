/** Only one context may write. The browser gives the lock back when the context that holds it dies. */
const WRITER = "rollcall-writer";

/** Resolves when this context is the writer, and holds that for as long as it lives. */
export const becomeWriter = (): Promise<void> =>
  new Promise((resolve) => {
    void navigator.locks.request(WRITER, () => {
      resolve();
      return new Promise<never>(() => {});
    });
  });
