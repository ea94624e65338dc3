/** {{name}}, but not {{secret}}: that one is put in where it is sent, and nowhere else. */
export const VALUE = /\{\{([\w.-]{1,200})\}\}/g;
export const SECRET = "secret";

/** Names that a mapping wants filled in, each once. */
export const wantedValues = (mapping: unknown): readonly string[] => {
  const names = new Set<string>();
  eachText(mapping, (text) => {
    for (const [, name = ""] of text.matchAll(VALUE))
      if (name !== SECRET) names.add(name);
    return text;
  });
  return [...names];
};

/** Those without which nothing can be asked: where its pages are is known by their addresses, or by the connection's. */
export const neededValues = (mapping: {
  readonly site?: string | undefined;
}): readonly string[] => wantedValues({ ...mapping, site: "" });

type Change = (text: string, keys: readonly string[]) => string;

/** Deeper than any mapping; what lies below is left out. */
const MAX_DEPTH = 64;

/** A copy of plain data in which every text is as `change` makes it; names of members too. */
export const eachText = (
  value: unknown,
  change: Change,
  keys: readonly string[] = [],
  depth = 0,
): unknown => {
  if (typeof value === "string") return change(value, keys);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) return null;
  if (Array.isArray(value))
    return value.map((item) => eachText(item, change, keys, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]: [string, unknown]) => [
      change(name, []),
      eachText(item, change, [...keys, name], depth + 1),
    ]),
  );
};
