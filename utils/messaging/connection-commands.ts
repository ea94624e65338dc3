import { CONNECTION_COLOURS } from "../domain/connection-colour.ts";
import type { Failure } from "../domain/failure.ts";
import type { Recognition } from "../domain/recognition.ts";
import type { Result } from "../domain/result.ts";
import * as z from "../validation.ts";
import { Address, Id, Token } from "./fields.ts";

/** More connections than anybody has. */
const MOST_CONNECTIONS = 200;

/** What pages ask of the worker about the list of connections. None of it asks a platform anew. */
export const CONNECTION_COMMANDS = {
  /** Puts the connections in this order; those that are not named come last. */
  orderSources: z.strictObject({
    type: z.literal("orderSources"),
    sources: z.array(Id).check(z.maxLength(MOST_CONNECTIONS)),
  }),
  setColour: z.strictObject({
    type: z.literal("setColour"),
    source: Id,
    colour: z.literal([...CONNECTION_COLOURS]),
  }),
  /** Takes it out of every list. Everything of it is erased 10 s later, unless it is brought back before. */
  putAside: z.strictObject({ type: z.literal("putAside"), source: Id }),
  bringBack: z.strictObject({ type: z.literal("bringBack"), source: Id }),
  /** One's own token for a connection that came with a policy without one. */
  saveToken: z.strictObject({
    type: z.literal("saveToken"),
    source: Id,
    token: Token,
    remember: z.boolean(),
  }),
  /** Looks what is at an address, without a secret; stores nothing. */
  recognise: z.strictObject({ type: z.literal("recognise"), address: Address }),
} as const;

export interface ConnectionReplies {
  readonly saveToken: Result<null, Failure>;
  readonly orderSources: Result<null, Failure>;
  readonly setColour: Result<null, Failure>;
  /** False: there is none of that id. */
  readonly putAside: Result<boolean, Failure>;
  /** False: it is too late. */
  readonly bringBack: Result<boolean, Failure>;
  /** The surest first; none: nothing there is known. */
  readonly recognise: Result<readonly Recognition[], Failure>;
}
