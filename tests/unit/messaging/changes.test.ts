import { describe, expect, it, onTestFinished } from "vitest";
import { sourceId } from "../../../utils/domain/ids.ts";
import {
  type ChangeNotice,
  onChange,
  openAnnouncer,
} from "../../../utils/messaging/changes.ts";
import { until } from "../../support/until.ts";

const notice = (revision: number): ChangeNotice => ({
  source: sourceId("acme"),
  revision,
});

/** A page that hears what is announced, until it closes. */
const openPage = () => {
  const heard: ChangeNotice[] = [];
  const page = new AbortController();
  onTestFinished(() => page.abort());
  onChange((one) => void heard.push(one), page.signal);
  return { heard, close: () => page.abort() };
};

describe("a change", () => {
  it("is heard by every open page, in order", async () => {
    const pages = [openPage(), openPage()];
    const announce = openAnnouncer();
    announce(notice(1));
    announce({ source: null, revision: 0 });
    await until(() => pages.every(({ heard }) => heard.length === 2));
    for (const { heard } of pages)
      expect(heard).toEqual([notice(1), { source: null, revision: 0 }]);
  });

  it("is not heard by a page that closed", async () => {
    const [closed, open] = [openPage(), openPage()];
    const announce = openAnnouncer();
    closed.close();
    announce(notice(2));
    await until(() => open.heard.length === 1);
    expect(closed.heard).toEqual([]);
  });
});
