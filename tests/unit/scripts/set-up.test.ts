import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureDependencies } from "../../../scripts/set-up.mjs";

let root: string;
let others: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "rollcall-set-up-"));
  others = join(root, "others");
  mkdirSync(others);
  writeFileSync(join(root, "package-lock.json"), "{}");
  writeFileSync(join(others, ".package-lock.json"), "{}");
  symlinkSync(others, join(root, "node_modules"));
});

afterEach(() => rmSync(root, { recursive: true }));

const installedAt = (seconds: number): void =>
  utimesSync(join(others, ".package-lock.json"), seconds, seconds);

describe("dependencies that are a link to those of another checkout", () => {
  it("are taken where they fit", () => {
    installedAt(Date.now() / 1000 + 60);
    ensureDependencies(root);
    expect(existsSync(join(others, ".package-lock.json"))).toBe(true);
  });

  it("are never installed anew, which would delete the other's", () => {
    installedAt(0);
    expect(() => ensureDependencies(root)).toThrow("is a link");
    expect(existsSync(join(others, ".package-lock.json"))).toBe(true);
  });
});
