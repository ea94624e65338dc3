import { beforeEach, describe, expect, it } from "vitest";
import type { Command } from "../../../utils/messaging/protocol.ts";
import { type Handlers, serve } from "../../../utils/messaging/server.ts";
import { type FakeSender, fake } from "../../support/fake-extension.ts";
import { sighting } from "../../support/ticket-builders.ts";

/*
 * Who may have what done: each kind of sender says each thing that can be said. A new command, or a sender that gets more
 * than before, is a decision that has to be written down here.
 */

const page = { id: "rollcall", frameId: 0 };
const onTicket = {
  url: "https://help.test/tickets/7",
  origin: "https://help.test",
  tab: { id: 7 },
};

const SENDERS: Readonly<Record<string, FakeSender>> = {
  "page of ours": { ...page, url: "chrome-extension://rollcall/popup.html" },
  "page of ours in a tab": {
    ...page,
    url: "chrome-extension://rollcall/options.html",
    tab: { id: 3 },
  },
  "our script in a ticket page": { ...page, ...onTicket },
  "our script in a frame of it": { ...page, ...onTicket, frameId: 4 },
  "another extension": { ...page, ...onTicket, id: "other" },
};

const surface = {
  sort: { key: "status", direction: "ascending" },
  presence: null,
  account: null,
  role: null,
  page: null,
  hidden: [],
} as const;

const view = {
  id: "v1",
  name: "Team",
  search: "",
  presence: "online",
  account: null,
  role: "team",
  page: null,
  activity: null,
  sort: { key: "lastActive", direction: "descending" },
  group: null,
  groupOrder: "count",
  columns: [{ key: "user", width: 200 }],
} as const;

const SAID = {
  refresh: { type: "refresh", source: "s" },
  setPaused: { type: "setPaused", source: "s", paused: true },
  test: { type: "test", source: null, address: "https://a.test", token: null },
  save: {
    type: "save",
    source: null,
    address: "https://a.test",
    name: null,
    token: "t",
    remember: true,
  },
  remove: { type: "remove", source: "s" },
  putAside: { type: "putAside", source: "s" },
  saveToken: {
    type: "saveToken",
    source: "s",
    token: "t",
    remember: false,
  },
  bringBack: { type: "bringBack", source: "s" },
  recognise: { type: "recognise", address: "https://a.test" },
  sample: {
    type: "sample",
    source: null,
    connector: "mapped",
    address: "https://a.test",
    settings: null,
    preset: null,
    token: null,
  },
  startRecording: { type: "startRecording", source: "s", redact: true },
  stopRecording: { type: "stopRecording", source: "s" },
  discardRecording: { type: "discardRecording", source: "s" },
  readSite: { type: "readSite", site: "https://help.test" },
  stopSite: { type: "stopSite", site: "https://help.test" },
  readPage: { type: "readPage", tab: 7 },
  secret: { type: "secret", source: "s" },
  savePreferences: {
    type: "savePreferences",
    preferences: { popup: surface, panel: surface, noteFormat: "plain" },
  },
  savePages: {
    type: "savePages",
    source: "s",
    pages: { rules: [], parameters: [] },
  },
  setShareSafe: { type: "setShareSafe", on: true },
  setShown: { type: "setShown", source: null },
  setLanguage: { type: "setLanguage", language: "de" },
  orderSources: { type: "orderSources", sources: ["s", "t"] },
  setColour: { type: "setColour", source: "s", colour: "teal" },
  putViews: { type: "putViews", views: [view], place: null },
  dropView: { type: "dropView", id: "v1" },
  setWatch: {
    type: "setWatch",
    source: "s",
    generation: 1,
    id: "w",
    person: "ana",
    wanted: { kind: "online" },
    repeat: "once",
    until: null,
    ticket: null,
    tab: null,
  },
  stopWatch: { type: "stopWatch", source: "s", id: "w" },
  resumeWatch: { type: "resumeWatch", source: "s", id: "w" },
  ticketClosed: { type: "ticketClosed", url: "https://help.test/1" },
  saveNotifying: {
    type: "saveNotifying",
    notifying: { names: false, quiet: null },
  },
  testNotification: { type: "testNotification" },
  saveRetention: {
    type: "saveRetention",
    retention: { detailDays: 30, rollupMonths: 13, travelHours: 24 },
  },
  eraseAll: { type: "eraseAll" },
  startImport: { type: "startImport", source: "s" },
  stopImport: { type: "stopImport", source: "s" },
  personSessions: {
    type: "personSessions",
    source: "s",
    person: "ana",
    cursor: null,
  },
  ticket: { type: "ticket", sighting: sighting(["ana@acme.com"]) },
} as const satisfies Record<Command["type"] | "ticket", unknown>;

let done: string[] = [];

beforeEach(() => {
  fake.reset();
  const handlers = Object.fromEntries(
    Object.keys(SAID).map((type) => [
      type,
      () => {
        done.push(type);
        return Promise.resolve(`the answer to ${type}`);
      },
    ]),
  );
  // CAST: each key is a command's; what they answer is what this test looks at.
  serve(handlers as unknown as Handlers, () => done.push("heard"));
});

const whatHappens = async (
  message: unknown,
  sender: FakeSender,
): Promise<string> => {
  done = [];
  const reply = await fake.send(message, sender);
  const what = done.length === 0 ? "nothing" : done.join();
  return reply === undefined ? what : `${what}, answered`;
};

describe("the worker", () => {
  it("does for each sender exactly this (T6, T25, I10, I11)", async () => {
    const matrix: Record<string, readonly string[]> = {};
    for (const [kind, sender] of Object.entries(SENDERS)) {
      const rows: string[] = [];
      for (const [type, message] of Object.entries(SAID))
        rows.push(`${type}: ${await whatHappens(message, sender)}`);
      matrix[kind] = rows.filter((row) => !row.endsWith(": nothing"));
    }
    expect(matrix).toMatchInlineSnapshot(`
      {
        "another extension": [],
        "our script in a frame of it": [],
        "our script in a ticket page": [
          "ticket: heard",
        ],
        "page of ours": [
          "refresh: refresh, answered",
          "setPaused: setPaused, answered",
          "test: test, answered",
          "save: save, answered",
          "remove: remove, answered",
          "putAside: putAside, answered",
          "saveToken: saveToken, answered",
          "bringBack: bringBack, answered",
          "recognise: recognise, answered",
          "sample: sample, answered",
          "startRecording: startRecording, answered",
          "stopRecording: stopRecording, answered",
          "discardRecording: discardRecording, answered",
          "readSite: readSite, answered",
          "stopSite: stopSite, answered",
          "readPage: readPage, answered",
          "secret: secret, answered",
          "savePages: savePages, answered",
          "setShareSafe: setShareSafe, answered",
          "setShown: setShown, answered",
          "setLanguage: setLanguage, answered",
          "orderSources: orderSources, answered",
          "setColour: setColour, answered",
          "putViews: putViews, answered",
          "dropView: dropView, answered",
          "setWatch: setWatch, answered",
          "stopWatch: stopWatch, answered",
          "resumeWatch: resumeWatch, answered",
          "ticketClosed: ticketClosed, answered",
          "saveNotifying: saveNotifying, answered",
          "testNotification: testNotification, answered",
          "saveRetention: saveRetention, answered",
          "eraseAll: eraseAll, answered",
          "startImport: startImport, answered",
          "stopImport: stopImport, answered",
          "personSessions: personSessions, answered",
        ],
        "page of ours in a tab": [
          "refresh: refresh, answered",
          "setPaused: setPaused, answered",
          "test: test, answered",
          "save: save, answered",
          "remove: remove, answered",
          "putAside: putAside, answered",
          "saveToken: saveToken, answered",
          "bringBack: bringBack, answered",
          "recognise: recognise, answered",
          "sample: sample, answered",
          "startRecording: startRecording, answered",
          "stopRecording: stopRecording, answered",
          "discardRecording: discardRecording, answered",
          "readSite: readSite, answered",
          "stopSite: stopSite, answered",
          "readPage: readPage, answered",
          "secret: secret, answered",
          "savePages: savePages, answered",
          "setShareSafe: setShareSafe, answered",
          "setShown: setShown, answered",
          "setLanguage: setLanguage, answered",
          "orderSources: orderSources, answered",
          "setColour: setColour, answered",
          "putViews: putViews, answered",
          "dropView: dropView, answered",
          "setWatch: setWatch, answered",
          "stopWatch: stopWatch, answered",
          "resumeWatch: resumeWatch, answered",
          "ticketClosed: ticketClosed, answered",
          "saveNotifying: saveNotifying, answered",
          "testNotification: testNotification, answered",
          "saveRetention: saveRetention, answered",
          "eraseAll: eraseAll, answered",
          "startImport: startImport, answered",
          "stopImport: stopImport, answered",
          "personSessions: personSessions, answered",
        ],
      }
    `);
  });

  it("tells a content script nothing that is worth stealing (T6, T27)", async () => {
    for (const message of Object.values(SAID))
      expect(
        await fake.send(message, SENDERS["our script in a ticket page"]),
      ).toBeUndefined();
  });
});
