import type { Mapping } from "./mapping.ts";
import { SECRET, VALUE, eachText, wantedValues } from "./wanted-values.ts";

type Values = Readonly<Record<string, string>>;

/**
 * The mapping with its values in the place of {{name}}. In what becomes part of an address they are encoded, unless they
 * are all of it; one that is not there stays as it is.
 */
export const filledIn = (mapping: Mapping, values: Values = {}): Mapping => {
  if (wantedValues(mapping).length === 0) return mapping;
  const known = new Map(Object.entries(values));
  const fill = (text: string, keys: readonly string[]): string => {
    const whole = /^\{\{([\w.-]{1,200})\}\}$/.test(text);
    const isAddress = ADDRESSES.has(keys.at(-1) ?? "") && !whole;
    return text.replaceAll(VALUE, (all: string, name: string) => {
      const value = name === SECRET ? undefined : known.get(name);
      if (value === undefined) return all;
      return isAddress ? encodeURIComponent(value) : value;
    });
  };
  // CAST: every text became a text, and nothing else changed.
  return eachText(mapping, fill) as Mapping;
};

/** The same request with {id} in all its texts, encoded in its path. */
export const withId = <Request>(request: Request, id: string): Request =>
  // CAST: every text became a text, and nothing else changed.
  eachText(request, (text, keys) =>
    text.replaceAll("{id}", () =>
      keys.at(-1) === "path" ? encodeURIComponent(id) : id,
    ),
  ) as Request;

const ADDRESSES: ReadonlySet<string> = new Set(["path", "tokenUrl", "userUrl"]);
