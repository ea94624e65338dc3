import { type IncomingHttpHeaders, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { Transform } from "node:stream";

/** A request as it came over the wire. */
export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface RecordingProxy {
  /** The address to give to Rollcall in place of the platform's. */
  readonly base: string;
  readonly requests: readonly Recorded[];
  readonly stop: () => Promise<void>;
}

/** Answers with other words: whole bodies, and a stream event by event. */
const changed = (change: (text: string) => string): Transform => {
  let held = "";
  return new Transform({
    decodeStrings: true,
    transform(chunk: Buffer, _, done) {
      held += chunk.toString("latin1");
      const end = held.lastIndexOf("\n\n") + 1;
      done(null, Buffer.from(change(held.slice(0, end)), "latin1"));
      held = held.slice(end);
    },
    flush(done) {
      done(null, Buffer.from(change(held), "latin1"));
    },
  });
};

/**
 * Stands between Rollcall and a platform, writes down what is asked and passes it on unchanged.
 * @param change makes other answers of the platform's; it sees them byte by byte (Latin-1)
 */
export const startRecordingProxy = async (
  platform: string,
  change?: (text: string) => string,
): Promise<RecordingProxy> => {
  const requests: Recorded[] = [];
  const { host, hostname, port, pathname } = new URL(platform);
  const server = createServer((incoming, reply) => {
    const { method = "", url = "", headers } = incoming;
    requests.push({ method, url, headers });
    const asked = { ...headers, host };
    if (change !== undefined) asked["accept-encoding"] = "identity";
    const onward = request(
      { method, hostname, port, path: url, headers: asked },
      (answer) => {
        const { "content-length": length, ...others } = answer.headers;
        if (change === undefined) {
          reply.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(reply);
        } else {
          const isEmpty = length === "0" || answer.statusCode === 304;
          reply.writeHead(answer.statusCode ?? 502, others);
          if (isEmpty) reply.end();
          else answer.pipe(changed(change)).pipe(reply);
        }
      },
    );
    // The platform went away: so does the connection, as it would without us.
    onward.on("error", () => reply.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  // CAST: a server that listens on a port has an address of this kind.
  const { port: ours } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${ours}${pathname}`,
    requests,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
