import type { Failure } from "../domain/failure.ts";
import { type Result, fail, ok } from "../domain/result.ts";

/** Decoded bytes of one answer that we accept: `content-length` counts the packed ones and may lie. */
export const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** Of all pages of one list: each alone may be as long as any answer. */
export const MAX_LIST_BYTES = 4 * MAX_BODY_BYTES;
export const LIST_TOO_LARGE = fail<Failure>({
  code: "too_large",
  limit: "128 MB",
});

/**
 * Reads a body, counting what comes out of the decompressor, and stops at `limit` bytes.
 * Fails with `too_large`; rejects when the transfer breaks, as the stream does.
 */
export const readBody = async (
  response: Response,
  limit: number = MAX_BODY_BYTES,
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> => {
  const reader = response.body?.getReader();
  if (reader === undefined) return ok(new Uint8Array());
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return ok(joined(parts, length));
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      return fail({ code: "too_large", limit: `${limit / 1024 / 1024} MB` });
    }
    parts.push(value);
  }
};

const joined = (
  parts: readonly Uint8Array[],
  length: number,
): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
};
