import type { Failure } from "../domain/failure.ts";
import type { Result } from "../domain/result.ts";
import * as z from "../validation.ts";
import { Id } from "./fields.ts";

/** What pages ask of the worker about a recording. */
export const RECORDING_COMMANDS = {
  /** Writes down what the platform says from now on; `redact`: with stand-ins for people and pages. */
  startRecording: z.strictObject({
    type: z.literal("startRecording"),
    source: Id,
    redact: z.boolean(),
  }),
  stopRecording: z.strictObject({
    type: z.literal("stopRecording"),
    source: Id,
  }),
  discardRecording: z.strictObject({
    type: z.literal("discardRecording"),
    source: Id,
  }),
} as const;

export interface RecordingReplies {
  readonly startRecording: Result<null, Failure>;
  readonly stopRecording: Result<null, Failure>;
  readonly discardRecording: Result<null, Failure>;
}
