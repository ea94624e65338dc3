/** Where a key leads from a row: to another one, into it, up to the header (-1), or nowhere. */
export const targetOf = (
  key: string,
  from: number,
  page: number,
  count: number,
): number | "open" | null => {
  const last = count - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(last, from + 1);
    case "ArrowUp":
      return from - 1;
    case "PageDown":
      return Math.min(last, from + page);
    case "PageUp":
      return Math.max(0, from - page);
    case "Home":
      return 0;
    case "End":
      return last;
    case "Enter":
    case " ":
      return "open";
    default:
      return null;
  }
};
