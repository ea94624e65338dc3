import type {
  FiledConnection,
  FiledSettings,
} from "../domain/filed-settings.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { withoutTypedSecrets } from "../domain/typed-secrets.ts";
import { type Filed, SettingsFile } from "./settings-schema.ts";

/** Keys and places that lead to a member of a file; places are counted from 0. */
export type MemberPath = readonly (string | number)[];

/** What is wrong with a file. */
export type SettingsFileFault =
  | { readonly code: "too_large" | "no_json" | "no_settings" | "newer" }
  | {
      /** What stands there is none of what may; or nothing of that name may. */
      readonly code: "bad_member" | "unknown_member";
      readonly path: MemberPath;
    };

const KIND = "rollcall-settings";
/** 1 had connections, choices and notifications. */
const VERSION = 2;
const MOST_CHARACTERS = 4_000_000;

/** The settings as a file, without any secret: not those either that were typed into a request. */
export const settingsFile = (settings: FiledSettings): string =>
  `${JSON.stringify({ kind: KIND, version: VERSION, ...withoutTypedSecrets(settings) }, null, 2)}\n`;

/** The settings in a file, or what is wrong with it; never some of them. Each part is judged as the worker judges it. */
export const parseSettingsFile = (
  text: string,
): Result<FiledSettings, SettingsFileFault> => {
  if (text.length > MOST_CHARACTERS) return fail({ code: "too_large" });
  const file = parsed(text);
  if (file === undefined) return fail({ code: "no_json" });
  if (file?.["kind"] !== KIND) return fail({ code: "no_settings" });
  const { kind: _, version, ...members } = file;
  if (typeof version !== "number" || version > VERSION)
    return fail({ code: "newer" });
  const read = SettingsFile.safeParse(members);
  if (!read.success) {
    const [issue] = read.error.issues;
    // CAST: JSON has no other keys than these.
    const path = (issue?.path ?? []) as MemberPath;
    return issue?.code === "unrecognized_keys"
      ? fail({ code: "unknown_member", path: [...path, issue.keys[0] ?? ""] })
      : fail({ code: "bad_member", path });
  }
  const unknown = unknownIn(members, read.data, []);
  return unknown === null
    ? ok(settingsIn(read.data))
    : fail({ code: "unknown_member", path: unknown });
};

const parsed = (
  text: string,
): Readonly<Record<string, unknown>> | null | undefined => {
  try {
    // A mark at the start is what some editors write.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    // CAST: an object that is no array can be read by key.
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return undefined;
  }
};

/** The first member that was written and not understood: some parts are judged by who leaves those out without a word. */
const unknownIn = (
  written: unknown,
  read: unknown,
  path: MemberPath,
): MemberPath | null => {
  if (typeof written !== "object" || written === null) return null;
  for (const [key, part] of Object.entries(written)) {
    const at = [...path, Array.isArray(written) ? Number(key) : key];
    if (typeof read !== "object" || read === null || !Object.hasOwn(read, key))
      return at;
    // CAST: it has the key.
    const inside = (read as Readonly<Record<string, unknown>>)[key];
    const unknown: MemberPath | null = unknownIn(part, inside, at);
    if (unknown !== null) return unknown;
  }
  return null;
};

const settingsIn = (read: Filed): FiledSettings => ({
  connections: (read.connections ?? []).map(connectionIn),
  shown: read.shown ?? null,
  preferences: read.preferences ?? null,
  notifying: read.notifying ?? null,
  retention: read.retention ?? null,
  language: read.language ?? null,
  personalColumns: read.personalColumns ?? null,
  views: read.views ?? [],
  helpdesks: read.helpdesks ?? [],
  watches: read.watches ?? [],
});

const connectionIn = ({
  id = null,
  connector,
  address,
  name = null,
  preset = null,
  settings = null,
  limits = null,
  pages = null,
  colour = null,
  paused = null,
}: NonNullable<Filed["connections"]>[number]): FiledConnection => ({
  ...{ id, connector, address, name, preset, settings, limits },
  ...{ pages, colour, paused },
});
