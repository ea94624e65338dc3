import { DatabaseSync } from "node:sqlite";

/** What tells who the people of the reference platform are. */
export interface KnownPeople {
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly addresses: readonly string[];
}

/** Read beside the protocol, from the platform's own database. */
export const knownPeople = (file: string): KnownPeople => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const column = (sql: string): readonly string[] =>
      database
        .prepare(sql)
        .all()
        .map((row) => String(Object.values(row)[0] ?? ""))
        .filter((text) => text !== "" && text !== "null");
    return {
      names: column("SELECT name FROM users"),
      emails: column("SELECT email FROM users"),
      addresses: column("SELECT DISTINCT ip FROM sessions"),
    };
  } finally {
    database.close();
  }
};

/** The people that these texts tell of: by name, by a part of it, by address. */
export const toldIn = (
  texts: readonly string[],
  { names, emails, addresses }: KnownPeople,
): readonly string[] => {
  const all = texts.join("\n").toLowerCase();
  const parts = names.flatMap((name) =>
    name.split(/[\s-]+/).filter((part) => part.length > 3),
  );
  const words = new Set(all.match(/[\p{L}\p{M}]+/gu));
  return [
    ...new Set(parts.filter((part) => words.has(part.toLowerCase()))),
    ...[...emails, ...addresses].filter((text) =>
      all.includes(text.toLowerCase()),
    ),
  ];
};
