/** Things to do, each at its time. Adding and taking cost log n. */
export interface EventQueue<T> {
  add(at: number, item: T): void;
  /** Takes the earliest item if it is due at or before `until`. */
  takeDue(until: number): { readonly at: number; readonly item: T } | undefined;
  clear(): void;
}

interface Entry<T> {
  readonly at: number;
  /** Breaks ties, so that the order never depends on the shape of the heap. */
  readonly order: number;
  readonly item: T;
}

/** A binary heap: the children of i are 2i + 1 and 2i + 2, never earlier than i. */
export function createEventQueue<T>(): EventQueue<T> {
  const heap: Entry<T>[] = [];
  let added = 0;

  function isEarlier(left: number, right: number): boolean {
    const a = heap[left];
    const b = heap[right];
    if (!a || !b) return a !== undefined;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  function swap(left: number, right: number): void {
    const a = heap[left];
    const b = heap[right];
    if (!a || !b) return;
    heap[left] = b;
    heap[right] = a;
  }

  function sink(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const child = isEarlier(left + 1, left) ? left + 1 : left;
      if (child >= heap.length || !isEarlier(child, at)) return;
      swap(child, at);
      at = child;
    }
  }

  return {
    add(at, item) {
      heap.push({ at, order: added, item });
      added += 1;
      for (let child = heap.length - 1; child > 0;) {
        const parent = (child - 1) >> 1;
        if (!isEarlier(child, parent)) return;
        swap(child, parent);
        child = parent;
      }
    },
    takeDue(until) {
      const first = heap[0];
      if (!first || first.at > until) return undefined;
      swap(0, heap.length - 1);
      heap.pop();
      sink();
      return first;
    },
    clear: () => {
      heap.length = 0;
    },
  };
}
