import type { PersonId, SourceId } from "../domain/ids.ts";
import * as z from "../validation.ts";

/* What several commands have. */

// CAST: a source's id is a text of our own making; the brand exists only for the compiler.
export const Id = z
  .string()
  .check(z.minLength(1), z.maxLength(128)) as unknown as z.Schema<SourceId>;
// CAST: and so it is of a person's.
export const Person = Id as unknown as z.Schema<PersonId>;
export const Address = z.string().check(z.minLength(1), z.maxLength(2048));
export const Token = z.string().check(z.minLength(1), z.maxLength(4096));
