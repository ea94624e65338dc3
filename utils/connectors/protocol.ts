import type { Failure } from "../domain/failure.ts";
import { type Result, ok } from "../domain/result.ts";
import type { PlatformInfo } from "../domain/source.ts";
import { bearer } from "../transport/credentials.ts";
import { sendForBody } from "../transport/http.ts";
import type { Io } from "../transport/io.ts";
import * as z from "../validation.ts";
import type { Endpoint, Feed, Resume } from "./connector.ts";
import { defineConnector } from "./definition.ts";
import { parse } from "./json-answer.ts";
import { protocolHistory } from "./protocol-history.ts";
import { parseInfo } from "./protocol-info.ts";
import { fetchChain } from "./protocol-pages.ts";
import { type Memory, nextCursor, readChain } from "./protocol-reading.ts";
import { followStream } from "./protocol-stream.ts";
import { userReader } from "./protocol-user.ts";

/** The Rollcall presence protocol needs nothing but its address. */
export const protocol = defineConnector({
  id: "protocol",
  settings: z.object({}),
  connect: (io, endpoint) => protocolFeed(io, endpoint),
});

/** Polls /presence, all pages of one snapshot or none; follows /stream. */
export const protocolFeed = (io: Io, endpoint: Endpoint): Feed => {
  let memory: Memory | null = null;
  const read = userReader(endpoint.parameters ?? []);
  return {
    describe: (signal) => describe(io, endpoint, signal),
    observations: async function* (resume, signal) {
      // What is remembered helps only when the list that the caller holds is the very one that it came from.
      const known = memory !== null && isAt(memory, resume) ? memory : null;
      memory = null;
      const chain = await fetchChain(
        io,
        endpoint,
        resume.mark,
        nextCursor,
        signal,
      );
      const reading = chain.ok
        ? readChain(chain.value, known, resume, read)
        : chain;
      if (!reading.ok) return yield reading;
      memory = reading.value.memory;
      yield ok(reading.value.observation);
    },
    stream: (from, signal) => followStream(io, endpoint, from, signal, read),
    history: protocolHistory(io, endpoint),
  };
};

const isAt = ({ envelope }: Memory, { position }: Resume): boolean =>
  position !== null &&
  position.epoch === envelope.position.epoch &&
  position.seq === envelope.position.seq;

const describe = async (
  io: Io,
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<Result<PlatformInfo, Failure>> => {
  const { address, token } = endpoint;
  const request = { url: address, credentials: bearer(token) };
  const answer = await sendForBody(io, request, signal);
  if (!answer.ok) return answer;
  const parsed = parse(answer.value.bytes);
  return parsed.ok ? parseInfo(parsed.value) : parsed;
};
