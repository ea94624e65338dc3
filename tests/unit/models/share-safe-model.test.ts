import { effect } from "@preact/signals";
import { describe, expect, test } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { DEFAULT_PREFERENCES } from "../../../utils/domain/preferences.ts";
import type { Result } from "../../../utils/domain/result.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import { fail, ok } from "../../../utils/domain/result.ts";
import type { Send } from "../../../utils/messaging/client.ts";
import { NO_MASKING } from "../../../utils/domain/preferences.ts";
import { ShareSafeModel } from "../../../utils/models/share-safe-model.ts";
import { online } from "../../support/builders.ts";
import { until } from "../../support/until.ts";
import { newPage } from "./page-world.ts";

const ADA = online("u-17", { name: "Ada Lovelace", email: "ada@acme.test" });

const newModel = () => {
  const sent: unknown[] = [];
  const replies: ((reply: Result<null, Failure>) => void)[] = [];
  // CAST: the test answers for the worker.
  const send = ((command: unknown) => {
    sent.push(command);
    return new Promise((resolve) => replies.push(resolve));
  }) as unknown as Send;
  return { model: new ShareSafeModel(send), sent, replies };
};

describe("share-safe mode", () => {
  test("is off until the disk or the user says otherwise", () => {
    const { model } = newModel();
    expect(model.on.value).toBe(false);
    expect(model.shown.value(ADA)).toBe(ADA);
    expect(model.shownText.value("ada@acme.test")).toBe("ada@acme.test");
    model.adopt({ shareSafe: true, masking: NO_MASKING });
    expect(model.on.value).toBe(true);
  });

  test("holds at once, and is kept by the worker", async () => {
    const { model, sent, replies } = newModel();
    const toggled = model.toggle();
    expect(model.on.value).toBe(true);
    expect(sent).toEqual([{ type: "setShareSafe", on: true }]);
    // A reading that was under way does not know of it yet.
    model.adopt({ shareSafe: false, masking: NO_MASKING });
    expect(model.on.value).toBe(true);
    replies[0]?.(ok(null));
    await toggled;
    expect(model.on.value).toBe(true);
    model.adopt({ shareSafe: false, masking: NO_MASKING });
    expect(model.on.value).toBe(false);
  });

  test("is not undone by a reading that began before it was kept", async () => {
    const { model, replies } = newModel();
    const toggled = model.toggle();
    const take = model.reading();
    replies[0]?.(ok(null));
    await toggled;
    take({ shareSafe: false, masking: { always: false, emails: true } });
    expect(model.on.value).toBe(true);
    // What else it read holds.
    expect(model.emails.value).toBe(true);
    model.reading()({ shareSafe: false, masking: NO_MASKING });
    expect(model.on.value).toBe(false);
  });

  test("that is decided for everybody cannot be switched off, and asks nobody", async () => {
    const { model, sent } = newModel();
    model.adopt({
      shareSafe: false,
      masking: { always: true, emails: false },
    });
    expect(model.isDecided.value).toBe(true);
    expect(model.on.value).toBe(true);
    await model.toggle();
    expect(sent).toEqual([]);
    expect(model.on.value).toBe(true);
    model.adopt({ shareSafe: false, masking: NO_MASKING });
    expect(model.on.value).toBe(false);
  });

  test("is not on where only addresses of mail are masked, and those never show", async () => {
    const { model } = newModel();
    model.adopt({
      shareSafe: false,
      masking: { always: false, emails: true },
    });
    expect(model.on.value).toBe(false);
    // Before the finer masks are there, all is hidden.
    expect(model.shown.value(ADA).name).toBe("•••");
    await until(() => model.shown.value(ADA).name === "Ada Lovelace");
    expect(model.shown.value(ADA).email).toBe("a•••@acme.test");
    expect(model.shown.value(ADA)).toBe(model.shown.value(ADA));
    expect(model.shownText.value("of ada@acme.test")).toBe("of a•••@acme.test");
  });

  test("shows nobody again by itself when the disk refuses", async () => {
    const { model, replies } = newModel();
    const toggled = model.toggle();
    replies[0]?.(fail({ code: "storage_full" }));
    await toggled;
    model.adopt({ shareSafe: false, masking: NO_MASKING });
    expect(model.on.value).toBe(true);
  });

  test("of two switches the last one holds", async () => {
    const { model, replies } = newModel();
    const both = [model.toggle(), model.toggle()];
    replies[1]?.(ok(null));
    replies[0]?.(ok(null));
    await Promise.all(both);
    expect(model.on.value).toBe(false);
  });

  test("shows no name before the masks are loaded, and the same masked report after", async () => {
    const { model } = newModel();
    model.adopt({ shareSafe: true, masking: NO_MASKING });
    expect(JSON.stringify(model.shown.value(ADA))).not.toMatch(/ada|lovelace/i);
    expect(model.shownText.value("ada@acme.test")).toBe("•••");
    await until(() => model.shown.value(ADA).name === "A••• L•••");
    expect(model.shown.value(ADA)).toMatchObject({
      id: personId("u-17"),
      email: "a•••@acme.test",
    });
    expect(model.shown.value(ADA)).toBe(model.shown.value(ADA));
    expect(model.shownText.value("ada@acme.test")).toBe("a•••@acme.test");
  });

  test("is followed by whoever reads a report or a text", async () => {
    const { model } = newModel();
    const seen: string[] = [];
    const stop = effect(() => {
      const { email } = model.shown.value(ADA);
      seen.push(`${email} ${model.shownText.value("bo@acme.test")}`);
    });
    model.adopt({ shareSafe: true, masking: NO_MASKING });
    await until(() => seen.length === 3);
    model.adopt({ shareSafe: false, masking: NO_MASKING });
    stop();
    expect(seen).toEqual([
      "ada@acme.test bo@acme.test",
      "••• •••",
      "a•••@acme.test b•••@acme.test",
      "ada@acme.test bo@acme.test",
    ]);
  });

  test("comes with the first people that a page shows", async () => {
    const page = newPage();
    page.disk.keep([ADA]);
    page.disk.setPreferences({ ...DEFAULT_PREFERENCES, shareSafe: true });
    const release = page.disk.holdJournal();
    const seen: boolean[] = [];
    page.models.roster.people.subscribe((people) => {
      if (people !== null) seen.push(page.models.shareSafe.on.peek());
    });
    const opening = page.models.roster.open();
    release();
    await opening;
    expect(seen).toEqual([true, true]);
  });

  test("holds in a page whose reading was under way when it was kept", async () => {
    const { disk, models } = newPage();
    const { roster, shareSafe } = models;
    disk.keep([ADA]);
    await roster.open();
    const seen: boolean[] = [];
    const release = disk.holdGlance();
    const reading = roster.catchUp();
    await shareSafe.toggle();
    const stop = effect(() => {
      seen.push(shareSafe.on.value);
    });
    disk.setPreferences({ ...DEFAULT_PREFERENCES, shareSafe: true });
    release();
    await reading;
    await roster.catchUp();
    stop();
    expect(seen).toEqual([true]);
  });
});
