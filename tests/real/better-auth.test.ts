import { expect, it } from "vitest";
import { MINUTE } from "../../utils/domain/instant.ts";
import { betterAuth } from "../../utils/presets/better-auth.ts";
import { onStage } from "./on-stage.ts";
import { watch } from "./watch.ts";

const stage = onStage("better-auth");
const settings = { mapping: betterAuth.mapping, values: {} };

it("sees who is signed in with better-auth, and everybody who is registered", async () => {
  const { act } = stage();
  const { people, untilOnline } = watch("mapped", settings, stage());
  const ana = String(await act("register", "ana"));
  const bo = String(await act("register", "bo"));
  const named = (...ids: readonly string[]) =>
    [...people()]
      .filter(([, { name }]) => name === "Name of admin")
      .map(([id]) => `${id} -`)
      .concat(ids)
      .toSorted()
      .join(", ");
  await expect.poll(() => people().size, { timeout: 30_000 }).toBe(3);
  // Who asks is signed in too.
  await untilOnline(named());
  await act("online", "ana");
  await untilOnline(named(`${ana} -`));
  await act("online", "bo");
  await act("online", "bo");
  await untilOnline(named(`${ana} -`, `${bo} - -`));
  expect(people().get(ana)).toMatchObject({
    name: "Name of ana",
    email: "ana@example.com",
    role: "user",
    account: "active",
  });
  const [session] = people().get(ana)?.sessions ?? [];
  expect(Math.abs(Date.now() - (session?.startedAt ?? 0))).toBeLessThan(MINUTE);
  await act("leave", "ana");
  await untilOnline(named(`${bo} - -`));
  await act("leave", "bo");
  await untilOnline(named(`${bo} -`));
  expect(people().get(ana)?.sessions).toEqual([]);
  // The tokens of people's sessions, which its answers have, are nowhere in what was read.
  expect(JSON.stringify([...people()])).not.toContain(stage().token);
});

it("is told when the token is another", async () => {
  const { address } = stage();
  const watched = watch("mapped", settings, { address, token: "another" });
  await expect(watched.untilOnline("ana")).rejects.toThrow("auth_required");
});
