import { expect, it } from "vitest";
import { onStage } from "./on-stage.ts";
import { watch } from "./watch.ts";

const stage = onStage("pusher");

/** The WebSocket is Soketi's, the endpoint that signs is the site's. */
const settings = () => {
  const { key, channel, port } = stage().told;
  return { key, channel, host: "127.0.0.1", port, updates: "client-page" };
};

it("sees who is on a presence channel of a Pusher-protocol server, and is not seen", async () => {
  const { act } = stage();
  await act("online", "ana", "/pricing");
  const { people, untilOnline } = watch("pusher", settings(), stage());
  await untilOnline("ana /pricing");
  expect(people().get("ana")).toMatchObject({ name: "Name of ana" });
  await act("online", "bo", "/");
  await untilOnline("ana /pricing, bo /");
  await act("move", "ana", "/cart");
  await untilOnline("ana /cart, bo /");
  // A second tab tells nobody who is there already; of two, the one that is closed first neither.
  await act("online", "bo", "/docs");
  await act("leave", "bo");
  await act("move", "ana", "/docs");
  await untilOnline("ana /docs, bo /");
  await act("leave", "bo");
  await untilOnline("ana /docs");
  await act("leave", "ana");
  await untilOnline("");
  expect([...people().keys()]).not.toContain("rollcall");
});

it("is told when the site does not sign", async () => {
  const { address } = stage();
  const watched = watch("pusher", settings(), { address, token: "another" });
  await expect(watched.untilOnline("ana /")).rejects.toThrow("forbidden");
});

it("is told when the app is another", async () => {
  const watched = watch("pusher", { ...settings(), key: "other" }, stage());
  await expect(watched.untilOnline("ana /")).rejects.toThrow("bad_settings");
});
