import type { Box } from "../utils/export/chart-scene.ts";

/** The place after a key, of places that stand in lines of `columns`; null where the key moves nothing. */
export const movedBy = (
  key: string,
  from: number,
  most: number,
  columns: number,
): number | null => {
  const isGrid = columns <= most;
  switch (key) {
    case "ArrowRight":
      return Math.min(most, from + 1);
    case "ArrowLeft":
      return Math.max(0, from - 1);
    case "ArrowDown":
      if (!isGrid) return Math.max(0, from - 1);
      return from + columns > most ? from : from + columns;
    case "ArrowUp":
      if (!isGrid) return Math.min(most, from + 1);
      return from < columns ? from : from - columns;
    case "PageDown":
      return Math.min(most, from + 10);
    case "PageUp":
      return Math.max(0, from - 10);
    case "Home":
      return 0;
    case "End":
      return most;
    default:
      return null;
  }
};

/** The place that a point lies in, or stands above or below where places fill the height; null: in none. */
export const placeAt = (
  places: readonly Box[],
  x: number,
  y: number,
): number | null => {
  const found = places.findIndex(
    (box) =>
      x >= box.x &&
      x <= box.x + box.width &&
      y >= box.y &&
      y <= box.y + box.height,
  );
  return found === -1 ? null : found;
};

/** After new data there may be fewer places. */
export const clampedTo = (place: number, most: number): number =>
  Math.max(0, Math.min(most, place));
