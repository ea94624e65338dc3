/** Do two values say the same as JSON, in whatever order their keys stand? A member that is undefined counts as missing. */
export const sameData = (a: unknown, b: unknown): boolean =>
  sorted(a) === sorted(b);

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
