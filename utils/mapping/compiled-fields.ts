import { type SaidIn, compileField } from "./field.ts";
import type {
  MappedField,
  MappedFields,
  MappedTime,
} from "./mapping-fields.ts";
import type { Compiling } from "./place.ts";
import { type TimeIn, compileTime } from "./time.ts";

export const TIME_FIELDS = [
  ...(["lastLoginAt", "lastActiveAt", "lastSeenAt"] as const),
  ...(["startedAt", "endsAt", "pageSince"] as const),
] as const;

export type FieldName = keyof MappedFields;
export type TimeField = (typeof TIME_FIELDS)[number];
export type TextField = Exclude<FieldName, TimeField>;

/** The fields of a mapping, ready to be asked of any number of rows. What is not mapped is missing. */
export interface CompiledFields {
  readonly text: Readonly<Partial<Record<TextField, SaidIn>>>;
  readonly time: Readonly<Partial<Record<TimeField, TimeIn>>>;
}

export const isTimeField = (name: string): name is TimeField =>
  TIME_FIELDS.some((field) => field === name);

/** @param at where in the mapping the fields stand */
export const compileFields = (
  fields: MappedFields,
  at: string,
  compiling: Compiling,
): CompiledFields => {
  const text: Partial<Record<TextField, SaidIn>> = {};
  const time: Partial<Record<TimeField, TimeIn>> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field === undefined) continue;
    const place = `${at}.${name}`;
    // CAST: the schema knows no other names, and which of them are times.
    if (isTimeField(name))
      time[name] = compileTime(field as MappedTime, place, compiling);
    else
      text[name as TextField] = compileField(
        field as MappedField,
        place,
        compiling,
      );
  }
  return { text, time };
};
