import type { Points } from "./crash-points.ts";

/** An answer in full, whose reading is a point. */
export const jsonAnswer = (
  points: Points,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response => {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        await points.inTime("read the answer", "none", () => Promise.resolve());
        controller.enqueue(bytes);
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: { "Content-Type": "application/json", ...headers },
  });
};

/** A stream of events that is open. */
export interface OpenStream {
  readonly response: Response;
  readonly say: (text: string) => void;
}

/** A stream of events: waiting for the next one is a point. It breaks when the request is given up. */
export const openStream = (
  points: Points,
  signal: AbortSignal | null,
): OpenStream => {
  const said: string[] = [];
  let wake = (): void => {};
  const next = async (): Promise<string> => {
    while (said.length === 0)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    return said.splice(0).join("");
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        signal?.addEventListener("abort", () =>
          controller.error(new DOMException("given up", "AbortError")),
        );
      },
      pull: async (controller) => {
        const text = await points.inTime("read the stream", "none", next, true);
        controller.enqueue(new TextEncoder().encode(text));
      },
    },
    { highWaterMark: 0 },
  );
  return {
    response: new Response(body, {
      headers: { "Content-Type": "text/event-stream" },
    }),
    say: (text) => {
      said.push(text);
      wake();
    },
  };
};
