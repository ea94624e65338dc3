import type { Failure } from "../domain/failure.ts";
import { type Fields, fieldsOf } from "../domain/outside-value.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { parse } from "./json-answer.ts";

/*
 * Messages of Phoenix channels, serializer version 2.0.0: JSON [join_ref, ref, topic, event, payload]
 * (phoenixframework/phoenix, assets/js/phoenix/serializer.js).
 */

/** One message from the server. */
export interface Frame {
  /** Of which joining it is; null: of none (a broadcast, the heartbeat). */
  readonly joinRef: string | null;
  /** To which message of ours it is the reply. */
  readonly ref: string | null;
  readonly topic: string;
  readonly event: string;
  readonly payload: Fields;
}

const encoder = new TextEncoder();

/** Null for JSON that is no message. Fails for what is no JSON, or nested too deeply. */
export const readFrame = (text: string): Result<Frame | null, Failure> => {
  const parsed = parse(encoder.encode(text));
  return parsed.ok ? ok(frameOf(parsed.value)) : fail(parsed.failure);
};

const frameOf = (value: unknown): Frame | null => {
  if (!Array.isArray(value)) return null;
  const [joinRef, ref, topic, event, payload]: readonly unknown[] = value;
  const fields = fieldsOf(payload);
  return typeof topic === "string" &&
    typeof event === "string" &&
    fields !== null
    ? {
        joinRef: refOf(joinRef),
        ref: refOf(ref),
        topic,
        event,
        payload: fields,
      }
    : null;
};

const refOf = (value: unknown): string | null =>
  typeof value === "string" ? value : null;

/** The text of a message of ours. */
export const frameText = (
  joinRef: string | null,
  ref: string,
  topic: string,
  event: string,
  payload: object,
): string => JSON.stringify([joinRef, ref, topic, event, payload]);
