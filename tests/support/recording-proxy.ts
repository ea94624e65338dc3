import { type IncomingHttpHeaders, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

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

/** Stands between Rollcall and a platform, writes down what is asked and passes it on unchanged. */
export const startRecordingProxy = async (
  platform: string,
): Promise<RecordingProxy> => {
  const requests: Recorded[] = [];
  const { host, hostname, port, pathname } = new URL(platform);
  const server = createServer((incoming, reply) => {
    const { method = "", url = "", headers } = incoming;
    requests.push({ method, url, headers });
    const onward = request(
      { method, hostname, port, path: url, headers: { ...headers, host } },
      (answer) => {
        reply.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(reply);
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
