import { describe, expect, test } from "vitest";
import {
  type ExportedPast,
  exportedSessions,
} from "../../../components/person-exported.ts";
import { personId, sessionId } from "../../../utils/domain/ids.ts";
import { HOUR } from "../../../utils/domain/instant.ts";
import { finishedAsKept } from "../../../utils/domain/kept-session.ts";
import {
  SESSION_COLUMNS,
  type SessionColumn,
} from "../../../utils/domain/session-rows.ts";
import type { Row } from "../../../utils/domain/table.ts";
import { NOON, before, person } from "../../support/builders.ts";
import { until } from "../../support/until.ts";
import { newPage } from "../models/page-world.ts";
import { finished } from "../models/session-builders.ts";

const visit = {
  page: { url: null, title: "Ana Example's desk", feature: null },
  start: NOON,
  end: NOON,
};

const pastOf = (id: string): ExportedPast => ({
  report: { ...person(id), name: "Ana Example", email: "ana@acme.test" },
  sessions: [
    finishedAsKept(finished(id, HOUR, HOUR, { visits: [visit] })),
    finishedAsKept(finished(id, HOUR, 5 * HOUR)),
  ],
  told: [
    {
      session: {
        id: sessionId("t1"),
        person: personId(id),
        start: before(90 * 60_000),
        end: before(HOUR),
        engagedMs: null,
        away: [],
        visits: [],
      },
      device: null,
      userAgent: null,
      ip: null,
      talk: {
        title: "Ana's invoice",
        url: "https://acme.test/talks/1",
        count: 3,
        messages: [],
      },
    },
  ],
  scope: "2026-03-04",
  coverage: "Watched 62 % of it.",
});

const written = (
  past: ExportedPast,
  columns: readonly SessionColumn[],
  models = newPage().models,
) => {
  const table = exportedSessions(models, past, {
    ...{ format: "json", columns, zone: "UTC" },
  });
  // CAST: the rows of this table are there at once.
  const rows = [...(table.rows as Iterable<Row>)];
  return { table, rows };
};

describe("a file of one person's sessions", () => {
  test("says in each row what was chosen, and of itself which days it is of", () => {
    const { table, rows } = written(pastOf("u1"), [
      ...(["id", "start", "title", "messages"] as const),
    ]);
    expect(rows).toEqual([
      ["u1", before(2 * HOUR), "Ana's invoice", 3],
      ["u1", before(6 * HOUR), null, null],
    ]);
    expect(table).toMatchObject({ name: "sessions", count: 2, masked: false });
    const facts = Object.fromEntries(
      table.facts.map(({ key, value }) => [key, value]),
    );
    expect(facts).toMatchObject({
      rowCount: 2,
      scope: "2026-03-04",
      coverage: "Watched 62 % of it.",
      order: "Start, descending",
      personal: "Conversation",
      zone: "UTC",
    });
  });

  test("has no address that was not chosen, not even as an id", () => {
    const past = pastOf("ana@acme.test");
    expect(JSON.stringify(written(past, ["id", "name"]).rows)).not.toContain(
      "ana@",
    );
    expect(written(past, ["id", "email"]).rows[0]).toEqual([
      "ana@acme.test",
      "ana@acme.test",
    ]);
  });

  test("names nobody while the screen is shared, and tells nothing of what was said", async () => {
    const { models } = newPage();
    await models.shareSafe.toggle().catch(() => undefined);
    await until(() => models.shareSafe.on.value);
    const { table, rows } = written(pastOf("u1"), SESSION_COLUMNS, models);
    const text = JSON.stringify([rows, table.facts]);
    for (const word of ["Ana", "Example", "invoice", "talks/1", "ana@"])
      expect(text).not.toContain(word);
    expect(rows[0]?.at(-1)).toBe(3);
    expect(table.masked).toBe(true);
    expect(table.columns.find(({ key }) => key === "name")?.heading).toBe(
      "Name (hidden)",
    );
  });
});
