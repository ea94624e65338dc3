import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that answers with JSON at some paths, whatever their query, and says 404 everywhere else. */
export interface JsonServer {
  readonly base: string;
  /** Paths that were asked, in order, and whether a secret came along. */
  readonly asked: readonly {
    readonly path: string;
    readonly secret: boolean;
  }[];
  readonly stop: () => Promise<void>;
}

export const startJsonServer = async (
  answers: Readonly<Record<string, (query: URLSearchParams) => unknown>>,
): Promise<JsonServer> => {
  const asked: { readonly path: string; readonly secret: boolean }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const { pathname, searchParams } = new URL(path, "http://localhost");
    asked.push({ path, secret: request.headers.authorization !== undefined });
    const answer = answers[pathname];
    response.writeHead(answer === undefined ? 404 : 200, {
      "content-type": "application/json",
    });
    response.end(
      JSON.stringify(answer?.(searchParams) ?? { error: "not found" }),
    );
  });
  await new Promise<void>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve()),
  );
  // CAST: it listens on a port.
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
