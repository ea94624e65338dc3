import { describe, expect, it } from "vitest";
import type { Send } from "../../../utils/messaging/client.ts";
import type { Command } from "../../../utils/messaging/protocol.ts";
import { TicketSitesModel } from "../../../utils/models/ticket-sites-model.ts";

const HELP = "https://help.test";

/** The page of settings over a worker with one site on its list. */
const newSites = (granted: ReadonlySet<string> = new Set([HELP])) => {
  let listed: readonly string[] = [HELP];
  const told: Command[] = [];
  const model = new TicketSitesModel({
    read: () => Promise.resolve(listed),
    isGranted: (site) => Promise.resolve(granted.has(site)),
    send: ((command: Command) => {
      told.push(command);
      if (command.type === "readSite") listed = [...listed, command.site];
      if (command.type === "stopSite")
        listed = listed.filter((site) => site !== command.site);
      return Promise.resolve(command.type === "readSite" ? "done" : null);
      // CAST: what the worker answers to these two.
    }) as unknown as Send,
    requestAccess: (site) => Promise.resolve(granted.has(site)),
  });
  return { model, told };
};

describe("the list of helpdesks", () => {
  it("says which of them the browser no longer lets us read", async () => {
    const { model } = newSites(new Set());
    await model.open();
    expect(model.sites.value).toEqual([{ site: HELP, granted: false }]);
  });

  it("takes any page of a helpdesk, and asks for its site alone", async () => {
    const { model, told } = newSites(new Set(["https://zammad.acme.test"]));
    model.type(" https://zammad.acme.test/#ticket/zoom/7 ");
    await model.add();
    expect(told).toEqual([
      { type: "readSite", site: "https://zammad.acme.test" },
    ]);
    expect(model.text.value).toBe("");
    expect(model.sites.value?.map(({ site }) => site)).toEqual([
      HELP,
      "https://zammad.acme.test",
    ]);
  });

  it.each(["", "zammad", "http://zammad.acme.test", "chrome://extensions"])(
    "refuses %j, and says so until something else is typed",
    async (text) => {
      const { model, told } = newSites();
      model.type(text);
      await model.add();
      expect(model.problem.value).toBe("not_a_site");
      expect(told).toEqual([]);
      model.type("h");
      expect(model.problem.value).toBeNull();
    },
  );

  it("adds nothing that the browser was told not to allow", async () => {
    const { model, told } = newSites();
    model.type("https://other.test");
    await model.add();
    expect(model.problem.value).toBe("not_allowed");
    expect(told).toEqual([]);
    expect(model.text.value).toBe("https://other.test");
  });

  it("is one shorter after a site was stopped", async () => {
    const { model } = newSites();
    await model.open();
    await model.stop(HELP);
    expect(model.sites.value).toEqual([]);
  });
});
