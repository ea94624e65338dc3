import type { Role } from "../settings.ts";
import type { Account, Device } from "../store.ts";
import { seatOf } from "./companies.ts";
import { makeDesktop, makeIp, makePortable } from "./devices.ts";
import { makeName } from "./names.ts";
import type { FullName } from "./names.ts";
import { between, chance, pickWeighted, randomFor } from "./random.ts";

/** A simulated person: who they are and which habits they have. */
export interface Person {
  readonly index: number;
  readonly id: string;
  readonly name: string | null;
  readonly email: string;
  readonly role: Role;
  readonly company: string;
  readonly account: Account;
  readonly utcOffset: number;
  readonly rhythm: Rhythm;
  /** Minutes after local midnight at which a working day begins and ends. */
  readonly workFrom: number;
  readonly workTo: number;
  /** How much of the working day is spent on the platform. */
  readonly diligence: number;
  readonly desktop: Device;
  readonly portable: Device | null;
  readonly ip: string;
  readonly portableIp: string;
}

/** `always`: a login that nobody ends. `never`: an account that is not used. */
type Rhythm = "office" | "always" | "never";

/** Layouts must survive a name of 80 characters. */
const LONGEST_NAME: FullName = {
  written:
    "Maximiliana Theodora Anastasia Alexandrina von Hohenstein-Wittelsbach zu Altburg",
  ascii: "maximiliana.altburg",
};
const LONGEST_NAME_AT = 17;
const DISABLED_EVERY = 50;
const PENDING_EVERY = 25;
const NEVER_LOGGED_IN_EVERY = 100;
const NAMELESS_EVERY = 40;
/** So many disabled people still have a session: the anomaly that support must see. */
const DISABLED_ONLINE = 2;

/**
 * The first `count` people of the world with this seed. Asking for more only
 * appends: the first ones stay the same.
 */
export function makePeople(seed: number, count: number): Person[] {
  const usedEmails = new Set<string>();
  return Array.from({ length: count }, (_, index) =>
    makePerson(seed, index, usedEmails),
  );
}

function makePerson(
  seed: number,
  index: number,
  usedEmails: Set<string>,
): Person {
  const random = randomFor(seed, 3, index);
  const { company, rank } = seatOf(seed, index);
  const { written, ascii } =
    index === LONGEST_NAME_AT ? LONGEST_NAME : makeName(random, company.script);
  const account = accountOf(index);
  const workFrom = between(random, 7 * 60, 9 * 60 + 45);
  return {
    index,
    id: `u${String(index + 1).padStart(5, "0")}`,
    name: nameOf(index, written),
    email: uniqueEmail(`${ascii}@${company.domain}`, usedEmails),
    role: roleOf(rank, random()),
    company: company.name,
    account,
    utcOffset: company.utcOffset,
    rhythm: rhythmOf(index, account),
    workFrom,
    workTo: workFrom + between(random, 7 * 60 + 30, 10 * 60),
    diligence: 0.1 + 0.42 * random(),
    desktop: makeDesktop(random),
    portable: chance(random, 0.35) ? makePortable(random) : null,
    ip: makeIp(random),
    portableIp: makeIp(random),
  };
}

function accountOf(index: number): Account {
  if (index % DISABLED_EVERY === 37) return "disabled";
  return index % PENDING_EVERY === 11 ? "pending" : "active";
}

function rhythmOf(index: number, account: Account): Rhythm {
  switch (account) {
    case "disabled":
      return index < DISABLED_ONLINE * DISABLED_EVERY ? "always" : "never";
    case "pending":
      return "never";
    case "active":
      return index % NEVER_LOGGED_IN_EVERY === 53 ? "never" : "office";
  }
}

function nameOf(index: number, written: string): string | null {
  return index % NAMELESS_EVERY === 29 ? null : written;
}

function roleOf(rank: number, luck: number): Role {
  if (rank === 0) return "owner";
  if (rank === 1) return "admin";
  return pickWeighted(
    () => luck,
    [
      ["admin", 4],
      ["manager", 12],
      ["agent", 34],
      ["team", 36],
      ["viewer", 14],
    ],
  );
}

function uniqueEmail(wanted: string, used: Set<string>): string {
  const [local = "", domain = ""] = wanted.split("@");
  let email = wanted;
  for (let count = 2; used.has(email); count += 1)
    email = `${local}${count}@${domain}`;
  used.add(email);
  return email;
}
