import { expect } from "vitest";
import { badgeOf } from "../../utils/domain/badge.ts";
import { NEW_CONNECTION } from "../../utils/domain/connection.ts";
import { freshnessOf } from "../../utils/domain/freshness.ts";
import type { LocalInstant } from "../../utils/domain/instant.ts";
import type { Database } from "../../utils/storage/database.ts";
import type { SourceGlance } from "../../utils/storage/reader.ts";
import { CANARY, expectCleanRequests } from "../contract/product.ts";
import {
  type DiskInWords,
  diskInWords,
  freshnessInWords,
  textOnDisk,
} from "./engine-under-fault-disk.ts";
import { fake } from "./fake-extension.ts";
import type { FaultServer } from "./fault-server.ts";

/** What is to hold; a part of the disk that is left out is not looked at. */
export interface Expected extends Partial<DiskInWords> {
  /** "live", "stale server_error", "failed auth_required": what a page says first of all. */
  readonly shown: string;
  readonly badge: string;
  /** At most so many requests came in all. */
  readonly requests: number;
  /** A text that stands nowhere, as the token never does. */
  readonly nowhere?: string;
}

interface Actual {
  readonly db: Database;
  readonly glance: SourceGlance;
  /** With another source the badge counts the people of both. */
  readonly isOnly: boolean;
  readonly now: LocalInstant;
  readonly server: FaultServer;
  /** What the worker said on the console. */
  readonly said: string;
}

/**
 * The four things that every fault is judged by: what is shown, what is kept, what was asked, and that the token is in
 * `Authorization` and nowhere else.
 */
export const expectAll = async (
  { requests, nowhere, ...expected }: Expected,
  { db, glance, isOnly, now, server, said }: Actual,
): Promise<void> => {
  const connection = glance.connection?.connection ?? NEW_CONNECTION;
  const freshness = freshnessOf(connection, now);
  const badge = fake.badge.text;
  const disk = await diskInWords(db, glance.source.id);
  expect({ shown: freshnessInWords(freshness), badge, ...disk }).toMatchObject(
    expected,
  );
  const online = glance.state?.tally.online ?? 0;
  if (isOnly)
    expect(badge, "the badge says what a page says").toBe(
      badgeOf(online, freshness).text,
    );
  server.expectRequests(requests);
  expectCleanRequests(server);
  const kept = JSON.stringify([...fake.session, ...fake.alarms]);
  for (const text of [await textOnDisk(db), kept, fake.badge.title, said]) {
    expect(text).not.toContain(CANARY);
    if (nowhere !== undefined) expect(text).not.toContain(nowhere);
  }
};
