import type { Position } from "../snapshot.ts";

/** The id of the event that brings a reader to a position. */
export function writeEventId({ epoch, seq }: Position): string {
  return `${epoch}:${seq}`;
}

/** Undefined for what `writeEventId` cannot have written. */
export function readEventId(text: string): Position | undefined {
  const match = /^([\w-]{1,64}):(0|[1-9]\d{0,14})$/.exec(text);
  if (!match?.[1] || !match[2]) return undefined;
  return { epoch: match[1], seq: Number(match[2]) };
}
