import { describe, expect, test } from "vitest";
import { pageName } from "../../../utils/domain/page-name.ts";
import { NONE_RUNNING } from "../../../utils/domain/facts.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { type NoteSubject, noteOf } from "../../../utils/domain/note.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import {
  NOON,
  before,
  online,
  pageOn,
  session,
} from "../../support/builders.ts";
import { running } from "../models/session-builders.ts";

const ADA = online("u-17", {
  name: "Ada Lovelace",
  email: "ada@acme.test",
  sessions: [
    session({
      ip: "203.0.113.7",
      device: { browser: "Chrome", os: "macOS", type: null },
      page: pageOn("https://acme.test/orders/17?token=secret#x", {
        since: before(6 * MINUTE),
      }),
    }),
  ],
});

const subject = (more: Partial<NoteSubject> = {}): NoteSubject => ({
  report: ADA,
  moment: {
    serverNow: NOON,
    limits: DEFAULT_LIMITS,
    stale: false,
    running: NONE_RUNNING,
    nameOf: pageName,
  },
  finished: [],
  source: {
    id: sourceId("s"),
    connector: "protocol",
    name: null,
    address: "https://acme.test:8443/presence",
    generation: 1,
    paused: false,
  },
  info: null,
  dataAgeMs: 4 * SECOND,
  masked: false,
  ...more,
});

describe("a note", () => {
  test("says who, where, on what, and of what age that is", () => {
    expect(noteOf(subject())).toMatchObject({
      report: ADA,
      at: NOON,
      mark: "active",
      page: "/orders/*",
      onPageMs: 6 * MINUTE,
      ip: "203.0.x.x",
      sourceName: "acme.test:8443",
      sourceHost: "acme.test:8443",
      dataAgeMs: 4 * SECOND,
      stale: false,
    });
  });

  test("of old data says what was known last, and that it is old", () => {
    const { moment } = subject();
    expect(
      noteOf(subject({ moment: { ...moment, stale: true } })),
    ).toMatchObject({ mark: "active", stale: true });
  });

  test("keeps the latest ten steps and counts the others", () => {
    const visits = Array.from({ length: 14 }, (_, at) => ({
      page: { url: null, title: `Page ${at}`, feature: null },
      start: before((14 - at) * MINUTE),
      end: before((13 - at) * MINUTE),
    }));
    const { moment } = subject();
    const note = noteOf(
      subject({
        moment: { ...moment, running: () => running("u-17", { visits }) },
      }),
    );
    expect(note.trail.map(({ page }) => page)).toEqual(
      visits.slice(4).map(({ page }) => page.title),
    );
    expect(note.earlierSteps).toBe(4);
  });

  test("that is masked names the person nowhere, not even in the trail", () => {
    const { moment } = subject();
    const note = noteOf(
      subject({
        masked: true,
        moment: {
          ...moment,
          running: () =>
            running("u-17", {
              visit: {
                page: { url: null, title: "Ada's orders", feature: null },
                since: null,
                start: before(MINUTE),
              },
            }),
        },
      }),
    );
    expect(note).toMatchObject({ ip: "•••", masked: true });
    expect(note.trail.map(({ page }) => page)).toEqual(["A•••'s orders"]);
    expect(JSON.stringify(note)).not.toMatch(/ada|lovelace|203\.0/i);
  });
});
