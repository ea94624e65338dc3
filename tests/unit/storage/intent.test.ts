import { beforeEach, describe, expect, test } from "vitest";
import { localInstant } from "../../../utils/domain/instant.ts";
import {
  onIntent,
  takeIntent,
  writeIntent,
} from "../../../utils/storage/intent.ts";
import { fake } from "../../support/fake-extension.ts";

const NOON = localInstant(Date.UTC(2026, 2, 4, 12));
const asking = (text: string) => ({ kind: "text", text }) as const;
const ASKED = { asked: asking("ana@acme.test"), windowId: 7, askedAt: NOON };
const at = (ms: number) => () => localInstant(NOON + ms);

beforeEach(() => fake.reset());

describe("what was asked", () => {
  test("is answered once, though two pages of the window look at the same moment", async () => {
    await writeIntent(ASKED);
    const taken = await Promise.all([
      takeIntent(7, at(0)),
      takeIntent(7, at(0)),
    ]);
    expect(taken).toEqual([ASKED, null]);
    expect(fake.session.size).toBe(0);
  });

  test("waits for the panel of its window", async () => {
    await writeIntent(ASKED);
    expect(await takeIntent(8, at(0))).toBeNull();
    expect(await takeIntent(7, at(0))).toEqual(ASKED);
  });

  test("goes unanswered after a minute, and is forgotten then", async () => {
    await writeIntent(ASKED);
    expect(await takeIntent(7, at(60_001))).toBeNull();
    expect(fake.session.size).toBe(0);
  });

  test("gives way to what is asked next", async () => {
    await writeIntent(ASKED);
    await writeIntent({ ...ASKED, asked: asking("bo") });
    expect(await takeIntent(7, at(0))).toMatchObject({
      asked: asking("bo"),
    });
  });

  test("is told to pages that are open, and nothing else is", async () => {
    let heard = 0;
    const gone = new AbortController();
    onIntent(() => void heard++, gone.signal);
    await writeIntent(ASKED);
    fake.writeSession({ "stream:acme": { position: 1 } });
    expect(heard).toBe(1);
    gone.abort();
    await writeIntent(ASKED);
    expect(heard).toBe(1);
  });
});
