import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawStatus, start } from "./harness.ts";
import type { TestPlatform } from "./harness.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await start({ people: 60 });
});
afterAll(() => platform.stop());

const open = async (path = ""): Promise<string> =>
  (await fetch(`${platform.helpdesk}${path}`)).text();

const firstTicket = async (status: string): Promise<string> => {
  const list = await open();
  const pattern = new RegExp(
    `/helpdesk/(tickets/\\d+)"(?:(?!</a>)[^])*class="dot ${status}"`,
  );
  const [, path = ""] = pattern.exec(list) ?? [];
  return path;
};

describe("the demo helpdesk", () => {
  it("lists its tickets by status, and opens each", async () => {
    const list = await open();
    const paths = [...list.matchAll(/\/helpdesk\/(tickets\/\d+)/g)].map(
      ([, path = ""]) => path,
    );
    expect(new Set(paths).size).toBe(36);
    for (const name of ["Open", "Pending", "Solved"])
      expect(list).toMatch(new RegExp(`<h2>${name} <small>\\d+`));
    for (const path of paths) {
      const page = await open(path);
      expect(page).toMatch(/data-field="requester"/);
      expect(page).toMatch(/mailto:[^"]+@[^"]+\.test"/);
    }
  });

  it("lets nobody but its own pages mark a ticket as solved", async () => {
    const path = await firstTicket("open");
    const url = `${platform.helpdesk}${path}`;
    const post = (headers: Readonly<Record<string, string>>) =>
      fetch(`${url}/solve`, { method: "POST", headers, redirect: "manual" });
    expect((await post({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect(await open(path)).toMatch(/data-field="status"\s*>Open/);
    const answer = await post({});
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/helpdesk/${path}`);
    expect(await open(path)).toMatch(/data-field="status"\s*>Solved/);
    await fetch(`${url}/reopen`, { method: "POST", redirect: "manual" });
    expect(await open(path)).toMatch(/data-field="status"\s*>Open/);
  });

  it("has no other page, and says so in words", async () => {
    for (const path of ["tickets/1", "tickets/x", "nothing"]) {
      const answer = await fetch(`${platform.helpdesk}${path}`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain("There is no such ticket");
    }
    const solve = `${platform.helpdesk}tickets/1/solve`;
    expect((await fetch(solve, { method: "POST" })).status).toBe(404);
    expect(await rawStatus(solve, {})).toBe(405);
  });

  it("lets no other site frame it, and no script in but its own", async () => {
    for (const path of ["", "hostile", "tickets/1"]) {
      const { headers } = await fetch(`${platform.helpdesk}${path}`);
      expect(headers.get("content-security-policy")).toMatch(
        /default-src 'self'.*frame-ancestors 'none'/,
      );
    }
  });

  it("has a page with ten thousand addresses of nobody", async () => {
    const page = await open("hostile");
    expect(page.match(/@nobody\d+\.test/g)).toHaveLength(10_000);
  });
});
