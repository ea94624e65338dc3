import { once } from "node:events";
import { createServer } from "node:net";

/** Below those that systems hand out by themselves (32768 and up on Linux, 49152 elsewhere): nobody else comes by one. */
const FIRST = 20_000;
const COUNT = 10_000;

/** A free port that a server may leave and come back to, whatever starts meanwhile. */
export const keptPort = async (): Promise<number> => {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    const server = createServer();
    const isFree = once(server, "listening").then(
      () => true,
      () => false,
    );
    server.listen(port, "127.0.0.1");
    if (!(await isFree)) continue;
    server.close();
    await once(server, "close");
    return port;
  }
};
