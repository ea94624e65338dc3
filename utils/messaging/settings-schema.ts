import { LANGUAGES, type Language } from "../domain/chosen-language.ts";
import { CONNECTION_COLOURS } from "../domain/connection-colour.ts";
import { PERSONAL_COLUMNS } from "../domain/export-rows.ts";
import { MAX_VIEWS } from "../domain/saved-view.ts";
import { siteOf } from "../domain/ticket-site.ts";
import * as z from "../validation.ts";
import { Address, Id } from "./fields.ts";
import { COMMANDS } from "./protocol.ts";
import { View } from "./view-commands.ts";
import { LocalTime } from "./watch-commands.ts";

/* What stands in a file of settings: each part as the command that carries it to the worker has it. */

const { save, savePages, savePreferences, saveNotifying, saveRetention } =
  COMMANDS;
const { setWatch, readSite } = COMMANDS;

/** More than anybody has: a longer list was not written by Rollcall. */
const MOST = 1000;

const Connection = z.strictObject({
  id: z.optional(z.nullable(Id)),
  connector: save.shape.connector,
  address: Address.check(z.refine((text) => URL.canParse(text))),
  name: z.optional(save.shape.name),
  preset: z.optional(save.shape.preset),
  settings: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  limits: z.optional(save.shape.limits),
  pages: z.optional(z.nullable(savePages.shape.pages)),
  colour: z.optional(z.nullable(z.literal([...CONNECTION_COLOURS]))),
  paused: z.optional(z.nullable(z.boolean())),
});

const Watch = z.strictObject({
  source: Id,
  person: setWatch.shape.person,
  wanted: setWatch.shape.wanted,
  repeat: setWatch.shape.repeat,
  until: z.nullable(LocalTime),
});

// CAST: the keys of an object are its names.
const NAMES = Object.keys(LANGUAGES) as readonly Language[];

export const SettingsFile = z.strictObject({
  connections: z.optional(z.array(Connection).check(z.maxLength(MOST))),
  shown: z.optional(z.nullable(z.union([z.literal("all"), Id]))),
  preferences: z.optional(z.nullable(savePreferences.shape.preferences)),
  notifying: z.optional(z.nullable(saveNotifying.shape.notifying)),
  retention: z.optional(z.nullable(saveRetention.shape.retention)),
  language: z.optional(z.nullable(z.literal(["browser", ...NAMES]))),
  personalColumns: z.optional(
    z.nullable(
      z
        .array(z.literal([...PERSONAL_COLUMNS]))
        .check(z.maxLength(PERSONAL_COLUMNS.length)),
    ),
  ),
  views: z.optional(z.array(View).check(z.maxLength(MAX_VIEWS))),
  helpdesks: z.optional(
    z
      .array(
        readSite.shape.site.check(z.refine((text) => siteOf(text) === text)),
      )
      .check(z.maxLength(MOST)),
  ),
  watches: z.optional(z.array(Watch).check(z.maxLength(MOST))),
});

export type Filed = z.infer<typeof SettingsFile>;
