let isPressed = false;

addEventListener("pointerdown", () => (isPressed = true), true);
for (const end of ["pointerup", "pointercancel"] as const)
  addEventListener(end, () => (isPressed = false), true);

/**
 * Calls at once, or, while the pointer is held, behind the click that it makes. A field is left in the middle of a click
 * on something else: a sentence that appears above it then would move the button away from under the pointer.
 */
export const afterPress = (call: () => void): void => {
  if (!isPressed) return call();
  const gone = new AbortController();
  const done = (): void => {
    gone.abort();
    setTimeout(call);
  };
  for (const end of ["pointerup", "pointercancel"] as const)
    addEventListener(end, done, { signal: gone.signal });
};
