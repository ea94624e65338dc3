import type { Preset } from "./preset.ts";

/** What a connection of a product would keep, with its examples filled in: for what it can give, not to be connected. */
export const exampleSettings = ({ mapping, fields }: Preset) => ({
  mapping,
  values: Object.fromEntries(
    fields.map(({ key, value, example }) => [key, value ?? example]),
  ),
});
