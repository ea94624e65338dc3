/** Puts things in the place of others, and the others back. */
export interface Replacing {
  readonly property: <Target extends object, Key extends keyof Target>(
    target: Target,
    key: Key,
    value: Target[Key],
  ) => void;
  /** @param make gives what stands in the place of the one that was there */
  readonly method: <Target extends object, Key extends keyof Target>(
    target: Target,
    key: Key,
    make: (original: Target[Key]) => Target[Key],
  ) => void;
  readonly restore: () => void;
}

export const replacing = (): Replacing => {
  const undo: (() => void)[] = [];
  const property: Replacing["property"] = (target, key, value) => {
    const own = Object.getOwnPropertyDescriptor(target, key);
    undo.push(() => {
      Reflect.deleteProperty(target, key);
      if (own !== undefined) Object.defineProperty(target, key, own);
    });
    Object.defineProperty(target, key, {
      configurable: true,
      writable: true,
      value,
    });
  };
  return {
    property,
    method: (target, key, make) => property(target, key, make(target[key])),
    restore: () => {
      for (const put of undo.splice(0).toReversed()) put();
    },
  };
};
