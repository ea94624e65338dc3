/**
 * The single door to zod. An extension's policy forbids `new Function`, so its compiler is switched off before the
 * first schema is made. Each name is passed on by itself: as one object `z` none of them could be left out of a bundle.
 */
import { config } from "zod/mini";

config({ jitless: true });

export {
  array,
  boolean,
  catch,
  discriminatedUnion,
  enum,
  gte,
  int,
  literal,
  lte,
  maxLength,
  minLength,
  nullable,
  number,
  object,
  pipe,
  startsWith,
  strictObject,
  string,
  transform,
  type infer,
} from "zod/mini";
