/** What goes on between a worker and its servers. */
export interface Traffic {
  /** How often the worker waits for a server now: for an answer to begin, or to go on. */
  readonly waiting: number;
  /** Rises with everything that came. */
  readonly came: number;
}

/** Waits for what comes while the worker lives; after its end for ever. */
export type WhileAlive = <Value>(work: () => Promise<Value>) => Promise<Value>;

export const countTraffic = (whileAlive: WhileAlive) => {
  let waiting = 0;
  let came = 0;

  const wait: WhileAlive = async (work) => {
    waiting++;
    try {
      return await whileAlive(work);
    } finally {
      waiting--;
      came++;
    }
  };

  const readThrough = (
    body: ReadableStream<Uint8Array>,
  ): ReadableStream<Uint8Array> => {
    const reader = body.getReader();
    const source: UnderlyingDefaultSource<Uint8Array> = {
      pull: async (controller) => {
        const { done, value } = await wait(() => reader.read());
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    };
    return new ReadableStream(source, { highWaterMark: 0 });
  };

  return {
    traffic: (): Traffic => ({ waiting, came }),
    /** An answer whose beginning and whose parts are counted as they are waited for. */
    counted: async (ask: () => Promise<Response>): Promise<Response> => {
      const response = await wait(ask);
      return response.body === null
        ? response
        : new Response(readThrough(response.body), response);
    },
  };
};
