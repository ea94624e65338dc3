import { type AddressInfo, type Socket, connect, createServer } from "node:net";

/** A request as it came from the extension. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly lastEventId: string | null;
  /** ms of `performance.now()`. */
  readonly at: number;
}

/** A line between Rollcall and a platform that can be made to fail as real lines do. */
export interface StallingProxy {
  /** The address to give to Rollcall in place of the platform's. */
  readonly base: string;
  readonly requests: readonly Asked[];
  /** Connections on which the last request asked for a path that ends so, as far as Rollcall keeps them open. */
  readonly open: (ending: string) => number;
  /** From now on bytes come in and none goes on, either way; every connection stays, and new ones are taken. */
  readonly stall: () => void;
  /** Ends every connection with a reset. New ones are taken. */
  readonly cut: () => void;
  /** Cuts; from now on every request is answered 503, with the wish to wait so many seconds. */
  readonly refuse: (retryAfterS: number) => void;
  /** Ends a stall, after which what was held goes on, and refusals. */
  readonly goOn: () => void;
  readonly stop: () => Promise<void>;
}

interface Line {
  readonly near: Socket;
  readonly far: Socket;
  lastPath: string;
}

/** Stands between Rollcall and a platform. Knows nothing of the browser, and so disturbs nothing in it. */
export const startStallingProxy = async (
  platform: string,
): Promise<StallingProxy> => {
  const { host, hostname, port, pathname } = new URL(platform);
  const requests: Asked[] = [];
  const lines = new Set<Line>();
  let held: (() => void)[] | null = null;
  let refusal: string | null = null;

  /** Now, or when the stall is over; in order. */
  const pass = (to: Socket, bytes: Buffer | string): void => {
    const write = () => {
      if (to.writable) to.write(bytes);
    };
    if (held === null) write();
    else held.push(write);
  };

  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const line: Line = { near, far, lastPath: "" };
    lines.add(line);
    const readHeads = headReader((head) => {
      const asked = askedBy(head);
      requests.push(asked);
      line.lastPath = asked.path;
      // The platform answers to its own address only.
      if (refusal === null)
        pass(far, head.replace(/^host:.*$/im, `Host: ${host}`));
      else near.end(refusal);
    });
    near.on("data", readHeads);
    far.on("data", (bytes: Buffer) => pass(near, bytes));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      // A reset is a way to end, too; "close" follows.
      one.on("error", () => {});
      one.on("close", () => {
        lines.delete(line);
        other.destroy();
      });
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  // CAST: a server that listens on a port has an address of this kind.
  const { port: ours } = server.address() as AddressInfo;

  const cut = (): void => {
    for (const { near, far } of lines) {
      near.resetAndDestroy();
      far.destroy();
    }
  };
  return {
    base: `http://127.0.0.1:${ours}${pathname}`,
    requests,
    open: (ending) =>
      [...lines].filter(({ lastPath }) => lastPath.endsWith(ending)).length,
    stall: () => {
      held ??= [];
    },
    goOn: () => {
      refusal = null;
      const waiting = held ?? [];
      held = null;
      for (const write of waiting) write();
    },
    cut,
    refuse: (retryAfterS) => {
      refusal = refusalOf(retryAfterS);
      cut();
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        cut();
      }),
  };
};

const refusalOf = (retryAfterS: number): string =>
  `HTTP/1.1 503 Service Unavailable\r\nRetry-After: ${retryAfterS}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`;

const END_OF_HEAD = "\r\n\r\n";

/** Says each request's head. Rollcall only reads, so no request has a body. */
const headReader = (
  onHead: (head: string) => void,
): ((bytes: Buffer) => void) => {
  let rest = "";
  return (bytes) => {
    rest += bytes.toString("latin1");
    for (;;) {
      const end = rest.indexOf(END_OF_HEAD);
      if (end < 0) return;
      onHead(rest.slice(0, end + END_OF_HEAD.length));
      rest = rest.slice(end + END_OF_HEAD.length);
    }
  };
};

const askedBy = (head: string): Asked => {
  const [method = "", path = ""] = head.split(" ", 2);
  return {
    method,
    path,
    lastEventId: /^last-event-id:\s*(.*?)\r$/im.exec(head)?.[1] ?? null,
    at: performance.now(),
  };
};
