import { expect, it } from "vitest";
import { MINUTE } from "../../utils/domain/instant.ts";
import { socketIo } from "../../utils/presets/socket-io.ts";
import { onStage } from "./on-stage.ts";
import { watch } from "./watch.ts";

const stage = onStage("socket-io");
const settings = { mapping: socketIo.mapping, values: { user: "userId" } };

it("sees who is on a Socket.IO server, in which tab on which page", async () => {
  const { act } = stage();
  const { people, untilOnline } = watch("mapped", settings, stage());
  await act("online", "ana", "/pricing");
  await act("online", "bo", "/");
  await untilOnline("ana /pricing, bo /");
  await act("move", "ana", "/cart");
  await untilOnline("ana /cart, bo /");
  await act("online", "ana", "/docs");
  await untilOnline("ana /cart /docs, bo /");
  expect(people().get("ana")).toMatchObject({
    name: "Name of ana",
    sessions: [{ ip: "127.0.0.1" }, { ip: "127.0.0.1" }],
  });
  for (const { startedAt } of people().get("ana")?.sessions ?? [])
    expect(Math.abs(Date.now() - (startedAt ?? 0))).toBeLessThan(MINUTE);
  await act("leave", "ana");
  await untilOnline("ana /cart, bo /");
  await act("leave", "ana");
  await untilOnline("bo /");
  await act("leave", "bo");
  await untilOnline("");
});

it("is told when the token is another", async () => {
  const { address } = stage();
  const watched = watch("mapped", settings, { address, token: "another" });
  await expect(watched.untilOnline("ana")).rejects.toThrow("auth_required");
});
