import type { ServerResponse } from "node:http";

/** An open answer that server-sent events go out on. */
export interface EventSink {
  /** Hands over the bytes of whole events. Does nothing once closed. */
  send(events: string | Buffer): void;
  /** Bytes handed over that the other end has not taken yet. */
  waiting(): number;
  /** Closes after these last events, once the other end has taken everything. */
  end(events: string): void;
  /** Closes at once; what waits is lost. */
  cut(): void;
  /** The other end was behind and has taken everything now. */
  onDrain(listener: () => void): void;
  /** However it came about; called once. */
  onClose(listener: () => void): void;
}

export function createEventSink(response: ServerResponse): EventSink {
  // What breaks a connection is told by its close; unheard it would end the process.
  response.on("error", () => response.destroy());
  return {
    send(events) {
      if (response.destroyed || response.writableEnded) return;
      response.write(events);
    },
    waiting: () => response.writableLength,
    end(events) {
      if (response.destroyed || response.writableEnded) return;
      // An answer that has ended counts as idle: a server that stops would cut
      // it off with what waits.
      response.write(events, () => response.end());
    },
    cut: () => {
      response.destroy();
    },
    onDrain: (listener) => {
      response.on("drain", listener);
    },
    onClose: (listener) => {
      response.once("close", listener);
    },
  };
}

/**
 * The text of one event.
 * @param data one line; JSON without indentation is
 * @param id what a reader names to go on from here; left out, its last one stays
 */
export function eventText(event: string, data: string, id?: string): string {
  const idLine = id === undefined ? "" : `id: ${id}\n`;
  return `event: ${event}\n${idLine}data: ${data}\n\n`;
}
