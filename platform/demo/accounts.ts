import type { Role } from "../settings.ts";
import { PLATFORM_NAME } from "../settings.ts";
import type { User } from "../store.ts";

/** The people of the shop itself: nobody lives their lives, visitors sign in as them. */
const ACCOUNTS: readonly (readonly [string, string, Role])[] = [
  ["ada", "Ada Lovelace", "admin"],
  ["grace", "Grace Hopper", "agent"],
  ["omar", "Omar Khayyam", "owner"],
  ["katherine", "Katherine Johnson", "manager"],
  ["rosalind", "Rosalind Franklin", "team"],
  ["srinivasa", "Srinivasa Ramanujan", "viewer"],
];

/** The accounts that every database begins with. */
export function demoAccounts(): User[] {
  return ACCOUNTS.map(([key, name, role]) => ({
    id: `demo-${key}`,
    name,
    email: `${key}@demo.test`,
    role,
    company: PLATFORM_NAME,
    account: "active",
    lastLoginAt: null,
    lastActiveAt: null,
    lastSeenAt: null,
    sessions: 0,
    messages: 0,
    questions: 0,
  }));
}
