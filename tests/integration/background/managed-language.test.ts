import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startBackground } from "../../../utils/background/start.ts";
import { speak } from "../../../utils/chosen-words.ts";
import {
  readLanguage,
  readManagedLanguage,
} from "../../../utils/storage/language.ts";
import { fake } from "../../support/fake-extension.ts";
import { answerOwnFiles } from "../../support/own-files.ts";
import { until } from "../../support/until.ts";
import { freshBrowser } from "../../support/worker-world.ts";

/* Without a connection: one that an earlier worker still asks would write over what the toolbar says. */

const said = (words: string) => until(() => fake.badge.title.includes(words));
const german = "nicht verbunden";
const english = "not connected";

beforeEach(() => {
  freshBrowser();
  answerOwnFiles();
});
afterEach(async () => {
  fake.endWorker();
  await speak(null);
  vi.unstubAllGlobals();
});

describe("a language that is decided for everybody", () => {
  it("is spoken though it comes late, keeps everybody's own choice, and gives way to it", async () => {
    startBackground();
    await said(english);
    fake.changePolicy({ language: "de" });
    await said(german);
    expect(await readManagedLanguage()).toBe("de");

    // What somebody chooses meanwhile is theirs, and is not spoken.
    await fake.send({ type: "setLanguage", language: "en" });
    expect(await readLanguage()).toBe("en");
    expect(fake.badge.title).toContain(german);

    // Known from the last time, before the browser knows its policy.
    fake.endWorker();
    fake.session.clear();
    fake.badge.title = "";
    fake.manage(() => Promise.resolve({}));
    startBackground();
    await said(german);
    fake.changePolicy({ revealIp: false });
    await said(english);
    expect(await readManagedLanguage()).toBeNull();
  });

  it("holds on after everything was erased", async () => {
    fake.manage(() => Promise.resolve({ language: "de" }));
    startBackground();
    await said(german);
    await fake.send({ type: "eraseAll" });
    expect(await readManagedLanguage()).toBe("de");
  });
});
