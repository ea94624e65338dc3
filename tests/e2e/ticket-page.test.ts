import type { Browser } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  type TicketPage,
  launchTicketBrowser,
  openAt,
} from "../support/ticket-page.ts";
import { until } from "../support/until.ts";

/*
 * A page of no known product, in a real browser, read by the script that ships: where an address stands, what is
 * hidden, and when the script looks again.
 */

const URL = "https://desk.test/case/7?secret=1#here";

let browser: Browser;
let ticket: TicketPage;

beforeAll(async () => {
  browser = await launchTicketBrowser();
});
afterEach(async () => {
  await ticket.page.close();
});
afterAll(async () => {
  await browser?.close();
});

const open = async (body: string): Promise<void> => {
  const html = `<!doctype html><title>Case 7</title><body>${body}</body>`;
  ticket = await openAt(browser, URL, html);
  await ticket.inject();
};

const addresses = async (): Promise<readonly string[]> =>
  (await ticket.sighting()).candidates.map(({ address }) => address);

/** Shows a mark that only this change makes, and waits until it was told of. */
const change = async (address: string): Promise<void> => {
  await ticket.page.evaluate(
    (text) => document.body.append(` ${text} `),
    address,
  );
  await ticket.sighting(({ candidates }) =>
    candidates.some((each) => each.address === address),
  );
};

describe("any page", () => {
  it("tells its address without query and fragment, its title, and who may be the requester", async () => {
    await open(`<main><h1>Case 7</h1>
      <dl><dt>Requester</dt><dd><b>Ana Example</b> <span>ana@example.test</span></dd></dl></main>`);
    expect(await ticket.sighting()).toEqual({
      url: "https://desk.test/case/7",
      title: "Case 7",
      site: "generic",
      candidates: [
        {
          address: "ana@example.test",
          name: "Ana Example",
          place: "requester",
        },
      ],
      more: false,
      closed: false,
    });
  });

  it("ranks by place: label, head of the case, link, thread, elsewhere, the team itself", async () => {
    await open(`
      <header>Signed in as bo@desk.test</header>
      <main>
        <header><h1>Case of head@example.test</h1></header>
        <p>${"<i>word</i> ".repeat(40)}</p>
        <a href="mailto:link@example.test?subject=x">write</a>
        <article><p>From: quoted@example.test</p><p>see thread@example.test</p></article>
        <p>Somewhere text@example.test and support@desk.test</p>
        <table><tr><th>Absender:</th><td>requester@example.test</td></tr>
        <tr><th>Cc</th><td>cc@example.test</td></tr></table>
      </main>
      <footer>imprint@desk.test</footer>`);
    expect(await addresses()).toEqual([
      "requester@example.test",
      "head@example.test",
      "link@example.test",
      "quoted@example.test",
      "thread@example.test",
      "text@example.test",
      "cc@example.test",
      "bo@desk.test",
      "support@desk.test",
      "imprint@desk.test",
    ]);
  });

  it("shows nobody who is hidden, and no address that is none", async () => {
    await open(`<p style="display:none">a@example.test</p><p hidden>b@example.test</p>
      <div style="visibility:hidden"><p>c@example.test</p></div><p style="opacity:0">d@example.test</p>
      <script>"e@example.test"</script><style>/* f@example.test */</style><noscript>g@example.test</noscript>
      <template>h@example.test</template><textarea>i@example.test</textarea><!-- j@example.test -->
      <details><summary>more</summary><p>k@example.test</p></details>
      <img src="logo@2x.png" alt="l@example.test"><a href="mailto:m@example.test" hidden>m</a>
      <p>logo@2x.png</p><p>z@example.test</p>`);
    expect(await addresses()).toEqual(["z@example.test"]);
  });

  it("says that nobody is there, once", async () => {
    await open("<p>Nothing here.</p>");
    expect((await ticket.sighting()).candidates).toEqual([]);
  });
});

describe("a page that changes", () => {
  it("is told again when it says something else, and only then", async () => {
    await open("<p>ana@example.test</p>");
    await ticket.sighting();
    await ticket.page.evaluate(() => {
      for (let count = 0; count < 20; count += 1)
        document.body.append(document.createElement("hr"));
    });
    await change("bo@example.test");
    expect(await ticket.told()).toHaveLength(2);
  });

  it("is looked at once a second at most", async () => {
    await open("<p id=p>ana@example.test</p>");
    await ticket.sighting();
    const took = await ticket.page.evaluate(async () => {
      const from = performance.now();
      for (let count = 0; count < 250; count += 1) {
        document.body.append(` p${count}@example.test`);
        await new Promise((done) => setTimeout(done, 10));
      }
      document.body.replaceChildren();
      return performance.now() - from;
    });
    await change("the-end@example.test");
    expect((await ticket.told()).length).toBeLessThanOrEqual(
      3 + Math.ceil(took / 1_000),
    );
  });

  it("is a new ticket when its address and then its content change: the two are never mixed", async () => {
    await open("<main><p>From: <b>one@example.test</b></p></main>");
    await ticket.sighting();
    for (const [path, name] of [
      ["/case/8", "two"],
      ["/case/9", "three"],
    ] as const) {
      await ticket.page.evaluate(
        async (to, address) => {
          history.pushState(null, "", to);
          await new Promise((done) => setTimeout(done, 40));
          document.body.innerHTML = `<main><p>From: <b>${address}</b></p></main>`;
        },
        path,
        `${name}@example.test`,
      );
      await ticket.sighting(({ url }) => url.endsWith(path));
    }
    await ticket.page.evaluate(() => history.back());
    await until(async () => (await ticket.told()).length === 4);
    expect(
      (await ticket.told()).map(
        ({ url, candidates }) => `${url.slice(-1)} ${candidates[0]?.address}`,
      ),
    ).toEqual([
      "7 one@example.test",
      "8 two@example.test",
      "9 three@example.test",
      // The page did not follow: what it shows after a moment is what it shows here.
      "8 three@example.test",
    ]);
  });

  it("is watched once, and tells again when the script is put in again", async () => {
    await open("<p>ana@example.test</p>");
    await ticket.sighting();
    await ticket.inject();
    await until(async () => (await ticket.told()).length === 2);
    await change("bo@example.test");
    const told = await ticket.told();
    expect(told).toHaveLength(3);
    expect(told[1]).toEqual(told[0]);
  });

  it("is left alone for good once the extension was reloaded, until the new one comes", async () => {
    await open("<p>ana@example.test</p>");
    await ticket.sighting();
    await ticket.orphan();
    await ticket.page.evaluate(() => document.body.append("x@example.test"));
    await ticket.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(done)),
    );
    await ticket.inWorld('chrome.runtime.id = "rollcall"');
    await ticket.page.evaluate(() => document.body.append(" y@example.test"));
    await ticket.inject();
    await until(async () => (await ticket.told()).length === 2);
    await change("z@example.test");
    expect(await ticket.told()).toHaveLength(3);
  });
});
