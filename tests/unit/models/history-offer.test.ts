import { expect, test } from "vitest";
import { beginImport } from "../../../utils/domain/history-import.ts";
import { DAY, localInstant } from "../../../utils/domain/instant.ts";
import { isHistoryOffered } from "../../../utils/models/history-offer.ts";
import { NOON, before, online } from "../../support/builders.ts";
import { platformInfo } from "../../support/platform-info.ts";
import { unwrap } from "../../support/unwrap.ts";
import { SOURCE, newPage } from "./page-world.ts";

const WEEK = { from: before(7 * DAY), to: NOON };

/** A platform that keeps a history; Rollcall has watched since yesterday. */
const opened = (canHistory: boolean) => {
  const { disk } = newPage();
  disk.setInfo(platformInfo({ canHistory }));
  disk.keep([online("ana")]);
  disk.setWatched([], before(DAY));
  const ask = async () => {
    const [glance] = unwrap(await disk.reader.glance()).sources;
    if (glance === undefined) throw new Error("Nothing is connected.");
    return isHistoryOffered(disk.reader, glance, WEEK);
  };
  return { disk, ask };
};

test("the history is offered where the platform has one, and nobody watched a part of the range", async () => {
  expect(await opened(false).ask()).toBe(false);
  const { disk, ask } = opened(true);
  expect(await ask()).toBe(true);
  disk.setWatched([WEEK], before(7 * DAY));
  expect(await ask()).toBe(false);
});

test("what a fetch has told is not offered again, and what days are kept decides how far it goes", async () => {
  const { disk, ask } = opened(true);
  const begun = beginImport(WEEK, [], localInstant(NOON));
  disk.setImported({ ...begun, source: SOURCE });
  expect(await ask()).toBe(true);
  disk.setImported({ ...begun, source: SOURCE, phase: { kind: "done" } });
  expect(await ask()).toBe(false);
});

test("nothing is offered where the disk cannot be read", async () => {
  const { disk, ask } = opened(true);
  disk.reader.coverage = () =>
    Promise.resolve({
      ok: false,
      failure: { code: "storage_error", what: "closed" },
    });
  expect(await ask()).toBe(false);
});
