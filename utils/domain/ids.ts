/**
 * Ids are compared as they are, code unit by code unit: no case folding, no trimming, no Unicode normalisation
 * (two people whose ids differ only in case are two people). The brands stop one id from being passed as another.
 */
export type PersonId = string & { readonly __brand: "PersonId" };
export type SessionId = string & { readonly __brand: "SessionId" };
export type SourceId = string & { readonly __brand: "SourceId" };

/** Longest id the protocol allows, in UTF-16 code units. */
export const MAX_ID_LENGTH = 128;

/** True for a non-empty text of at most {@link MAX_ID_LENGTH} code units. */
export const isId = (value: unknown): value is string =>
  typeof value === "string" &&
  value.length > 0 &&
  value.length <= MAX_ID_LENGTH;

// CAST: a brand exists only for the compiler; these are the only places that give it.
export const personId = (text: string): PersonId => text as PersonId;
export const sessionId = (text: string): SessionId => text as SessionId;
export const sourceId = (text: string): SourceId => text as SourceId;
