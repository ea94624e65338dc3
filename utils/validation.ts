/**
 * The single door to zod. An extension's policy forbids `new Function`, so its compiler is switched off before the
 * first schema is made. Each name is passed on by itself: as one object `z` none of them could be left out of a bundle.
 */
import { config } from "zod/mini";

config({ jitless: true });

export {
  array,
  boolean,
  discriminatedUnion,
  enum as picklist,
  gte,
  literal,
  lte,
  maxLength,
  minLength,
  multipleOf,
  nullable,
  number,
  object,
  optional,
  refine,
  record,
  strictObject,
  string,
  union,
  unknown,
  type infer,
  type ZodMiniType as Schema,
} from "zod/mini";
