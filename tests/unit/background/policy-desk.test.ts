import { beforeEach, expect, it } from "vitest";
import { createPolicyDesk } from "../../../utils/background/policy-desk.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { readSources } from "../../../utils/storage/settings.ts";
import { drivenIo } from "../../contract/driven-io.ts";
import { fake } from "../../support/fake-extension.ts";
import { unwrap } from "../../support/unwrap.ts";
import { newDisk } from "../storage/journal-world.ts";

const ACME = sourceId("managed-acme");

const manage = (address: string, token: string): void =>
  fake.manage(() =>
    Promise.resolve({ connections: [{ id: "acme", address, token }] }),
  );

let db: Database;

beforeEach(() => {
  fake.reset();
  newDisk();
  db = openDatabase();
});

it("gives its new token to nothing that lies on the disk as the policy had it before (T9)", async () => {
  const desk = createPolicyDesk({ db, io: drivenIo() });
  manage("https://old.test", "old-token");
  await desk.look();
  const [old] = unwrap(await readSources(db));
  expect(old && desk.names(old)).toBe(true);
  manage("https://new.test", "new-token");
  await desk.look();
  expect(desk.tokenOf(ACME)).toBe("new-token");
  // Where the disk refused what the policy says now, this is what lies there.
  expect(old && desk.names(old)).toBe(false);
  const [now] = unwrap(await readSources(db));
  expect(now).toMatchObject({ id: ACME, address: "https://new.test" });
  expect(now && desk.names(now)).toBe(true);
});
