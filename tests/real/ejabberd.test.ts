import { expect, it } from "vitest";
import { MINUTE } from "../../utils/domain/instant.ts";
import { ejabberd } from "../../utils/presets/ejabberd.ts";
import { onStage } from "./on-stage.ts";
import { watch } from "./watch.ts";

const stage = onStage("ejabberd");
const settings = {
  mapping: ejabberd.mapping,
  values: {
    user: "rollcall@localhost",
    host: "localhost",
    site: "https://shop.example.com",
  },
};

it("sees who is connected to ejabberd, on the page of their status, and everybody who is registered", async () => {
  const { act } = stage();
  for (const who of ["ana", "bo"]) await act("register", who);
  const { people, untilOnline } = watch("mapped", settings, stage());
  await act("online", "ana", "/pricing");
  await untilOnline("ana@localhost /pricing");
  expect([...people().keys()].toSorted()).toEqual([
    "ana@localhost",
    "bo@localhost",
    "rollcall@localhost",
  ]);
  await act("online", "bo", "away from keyboard");
  await untilOnline("ana@localhost /pricing, bo@localhost -");
  await act("move", "ana", "/cart");
  await act("online", "ana", "/docs");
  await untilOnline("ana@localhost /cart /docs, bo@localhost -");
  const ana = people().get("ana@localhost");
  expect(ana).toMatchObject({
    name: "ana",
    sessions: [
      {
        ip: "127.0.0.1",
        page: { url: expect.stringContaining("https://shop.example.com/") },
      },
      { ip: "127.0.0.1" },
    ],
  });
  for (const { startedAt } of ana?.sessions ?? [])
    expect(Math.abs(Date.now() - (startedAt ?? 0))).toBeLessThan(MINUTE);
  await act("leave", "ana");
  await untilOnline("ana@localhost /cart, bo@localhost -");
  await act("leave", "ana");
  await act("leave", "bo");
  await untilOnline("");
  expect(people().size).toBe(3);
});

it("is told when the password is another", async () => {
  const { address } = stage();
  const watched = watch("mapped", settings, { address, token: "another" });
  await expect(watched.untilOnline("ana")).rejects.toThrow("auth_required");
});
