/** Text that is HTML already and must not be escaped again. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | null | false | readonly Html[];

/** Builds HTML; every text that is put in is escaped, so no value can become markup. */
export function html(
  strings: TemplateStringsArray,
  ...parts: readonly Part[]
): Html {
  const rest = parts.map(
    (part, index) => markup(part) + (strings[index + 1] ?? ""),
  );
  return { html: (strings[0] ?? "") + rest.join("") };
}

function markup(part: Part): string {
  if (part === null || part === false) return "";
  if (typeof part === "number") return String(part);
  if (typeof part === "string") return escape(part);
  if ("html" in part) return part.html;
  return part.map((each) => each.html).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}
