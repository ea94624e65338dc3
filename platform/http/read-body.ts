import type { IncomingMessage } from "node:http";
import type { Body } from "./message.ts";
import { problem } from "./problem.ts";

/** No request of the protocol comes near this size. */
const MOST_BODY_BYTES = 64 * 1024;

/** Reads the body up to 64 KiB. A longer one is a 413 and closes the connection. */
export async function readBody(incoming: IncomingMessage): Promise<Body> {
  if (Number(incoming.headers["content-length"]) > MOST_BODY_BYTES)
    return tooLong();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    // CAST: without an encoding set, the stream gives buffers only.
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > MOST_BODY_BYTES) return tooLong();
    chunks.push(bytes);
  }
  return { ok: true, text: Buffer.concat(chunks).toString("utf8") };
}

function tooLong(): Body {
  return {
    ok: false,
    problem: problem(413, `A body has at most ${MOST_BODY_BYTES} bytes.`, {
      Connection: "close",
    }),
  };
}
