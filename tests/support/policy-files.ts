/** A table of values, as a browser reads it of a file. */
export type PolicyValues = Readonly<Record<string, unknown>>;

const unescaped = (text: string): string => text.replaceAll(/\\(["\\])/g, "$1");

/**
 * The values of the one key of a file for the Windows registry. A text that begins like a list or an object is the JSON of
 * one: so Chrome and Edge read it where their schema wants one.
 */
export const registryValues = (
  file: string,
): { readonly key: string; readonly values: PolicyValues } => {
  const [head, ...lines] = file.trimEnd().split("\r\n");
  if (head !== "Windows Registry Editor Version 5.00")
    throw new Error(`not a file for the registry: ${head}`);
  const keys = lines.flatMap((line) => /^\[(.+)\]$/.exec(line)?.[1] ?? []);
  const [key] = keys;
  if (key === undefined || keys.length > 1) throw new Error("one key, please");
  const entries = lines
    .filter((line) => line.startsWith('"'))
    .map((line) => {
      const [, name = "", value = ""] = /^"(\w+)"=(.+)$/.exec(line) ?? [];
      return [name, registryValue(value)] as const;
    });
  return { key, values: Object.fromEntries(entries) };
};

const registryValue = (value: string): unknown => {
  const number = /^dword:([0-9a-f]{8})$/.exec(value)?.[1];
  // A boolean of the schema.
  if (number !== undefined) return Number.parseInt(number, 16) === 1;
  const text = /^"((?:[^"\\]|\\["\\])*)"$/.exec(value)?.[1];
  if (text === undefined) throw new Error(`not a value: ${value}`);
  const plain = unescaped(text);
  // JSON.parse of a text that came from our own repository.
  return /^[[{]/.test(plain) ? (JSON.parse(plain) as unknown) : plain;
};

const TOKENS =
  /<(\/?)(dict|array)\/?>|<(true|false)\/>|<(key|string|integer)>([^<]*)<\/\4>/g;

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
};

/** The value of a property list in XML, as far as policies use one: no dates, no data, no real numbers. */
export const plistValue = (file: string): unknown => {
  const body = /<plist version="1\.0">([\s\S]*)<\/plist>/.exec(file)?.[1];
  if (body === undefined) throw new Error("not a property list");
  const unread = body.replaceAll(TOKENS, "").trim();
  if (unread !== "") throw new Error(`not understood: ${unread}`);
  return valueOf(body.matchAll(TOKENS));
};

const END = Symbol("end");

const valueOf = (tokens: Iterator<RegExpExecArray>): unknown => {
  const { value: token, done } = tokens.next();
  if (done === true) throw new Error("ends too early");
  const [, slash, container, boolean, kind, text = ""] = token;
  if (boolean !== undefined) return boolean === "true";
  if (kind === "integer") return Number(text);
  if (kind !== undefined)
    return text.replaceAll(/&\w+;/g, (one) => ENTITIES[one] ?? one);
  if (slash === "/") return END;
  const items: unknown[] = [];
  for (let item = valueOf(tokens); item !== END; item = valueOf(tokens))
    items.push(item);
  if (container === "array") return items;
  return Object.fromEntries(
    items.flatMap((key, at) =>
      at % 2 === 0 ? [[String(key), items[at + 1]]] : [],
    ),
  );
};
