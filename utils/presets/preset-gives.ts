import { type Gives, givesOnly } from "../domain/gives.ts";
import type { Preset } from "./preset.ts";

/**
 * What a product gives.
 * @param mapped what its mapping reads, as the connector declares it
 */
export const presetGives = (
  { some = [] }: Pick<Preset, "some">,
  mapped: Gives,
): Gives =>
  givesOnly({
    ...mapped,
    ...Object.fromEntries(some.map((fact) => [fact, "some"])),
  });
