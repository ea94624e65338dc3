import { keyOfGroup, keyOfPerson } from "../utils/models/lines.ts";
import type { PageModels } from "../utils/models/page-models.ts";

/** The line that has the focus, by its key. */
export const keyOfFocused = ({
  focused,
  focusedGroup,
}: PageModels["list"]): string | null => {
  if (focusedGroup.value !== null) return keyOfGroup(focusedGroup.value);
  return focused.value === null ? null : keyOfPerson(focused.value);
};

/** Rows that there will be: while only the first screen was read, the head count is known already. */
export const expectedCount = (
  { list, numbers }: PageModels,
  count: number,
): number => {
  const isWhole = list.rows.value?.people.whole ?? false;
  if (isWhole || list.filtered.value) return count;
  return Math.max(count, numbers.headline.value?.total ?? 0);
};
