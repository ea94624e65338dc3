import { describe, expect, test } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { instant } from "../../../utils/domain/instant.ts";
import { socketIo } from "../../../utils/presets/socket-io.ts";
import { readPreset, there } from "../../support/read-preset.ts";
import { pageOn, person } from "../../support/builders.ts";
import { type Capture, capture } from "../../support/product-answers.ts";

type Socket = Readonly<Record<string, unknown>> & {
  readonly data: Readonly<Record<string, unknown>>;
  readonly handshake: Readonly<Record<string, unknown>> & {
    readonly headers: object;
  };
};

const route = capture("socketio/fetchSockets");
// CAST: the recorded answer.
const [ada, bo] = route.body as readonly [Socket, Socket];
const ask = (sockets: readonly unknown[], values = {}) => {
  const answer: Capture = { ...route, body: sockets };
  return readPreset(socketIo, { values, list: [answer] });
};

const told = ask([ada, bo]);

describe("a route with the sockets of Socket.IO", () => {
  test("gives them as sessions of their users", () => {
    expect(told.people).toEqual([
      person("u-ada", {
        name: "Ada",
        account: "unknown",
        sessions: [
          there({
            id: sessionId("cbeO-yfwg6oH0WgcAAAB"),
            startedAt: instant(1_795_226_651_543),
            page: pageOn("https://app.example.com/checkout"),
            ip: "127.0.0.1",
          }),
        ],
      }),
      person("u-bo", {
        name: "Bo",
        account: "unknown",
        sessions: [
          there({
            id: sessionId("ncWgLMjMMUikjF6QAAAA"),
            startedAt: instant(1_795_226_651_866),
            page: pageOn("https://app.example.com/cart"),
            userAgent: "Mozilla/5.0 (Windows NT 10.0) Chrome/131",
            ip: "127.0.0.1",
          }),
        ],
      }),
    ]);
  });

  test("keeps nothing of what somebody logged in with", () => {
    const { people } = ask([
      {
        ...ada,
        handshake: {
          ...ada.handshake,
          auth: { token: "AUTH-TOKEN" },
          headers: {
            ...ada.handshake.headers,
            cookie: "sid=COOKIE",
            authorization: "Bearer HEADER",
          },
        },
      },
    ]);
    expect(JSON.stringify(people)).not.toMatch(/AUTH-TOKEN|COOKIE|HEADER/);
  });

  test("takes the page of now, not that of the handshake", () => {
    expect(told.of("u-ada").sessions[0]?.page?.url).toBe(
      "https://app.example.com/checkout",
    );
  });

  test("takes two tabs for two sessions of one person", () => {
    const { people } = ask([ada, { ...bo, data: ada.data }]);
    expect(people.map(({ sessions }) => sessions.length)).toEqual([2]);
  });

  test("leaves out sockets of nobody", () => {
    const { people } = ask([ada, { ...bo, data: {} }]);
    expect(people.map(({ id }) => id)).toEqual(["u-ada"]);
  });

  test("looks for the user where it was told to", () => {
    const { people } = ask([{ ...ada, data: { user: { id: 7 } } }], {
      user: "user.id",
    });
    expect(people.map(({ id }) => id)).toEqual(["7"]);
  });

  test("knows an empty house", () => {
    const { failure, people } = ask([]);
    expect([failure, people]).toEqual([null, []]);
  });
});
