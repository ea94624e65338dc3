import { describe, expect, it } from "vitest";
import { parseCli } from "../../../platform/cli-options.ts";
import { createClock } from "../../../platform/clock.ts";

describe("the command line", () => {
  it("has a default for everything", () => {
    expect(parseCli([], {})).toMatchObject({
      people: 240,
      seed: 1,
      speed: 1,
      token: undefined,
      startAt: undefined,
    });
  });

  it("takes the token from the environment, an option goes first", () => {
    const environment = { ROLLCALL_TOKEN: "token-of-environment" };
    expect(parseCli([], environment).token).toBe("token-of-environment");
    const args = ["--token", "token-of-the-option"];
    expect(parseCli(args, environment).token).toBe("token-of-the-option");
  });

  it("reads the start of the clock as an instant", () => {
    const { startAt } = parseCli(["--clock", "2026-03-02T09:00:00Z"], {});
    expect(startAt).toBe(Date.UTC(2026, 2, 2, 9));
  });

  it.each([
    [["--people", "many"], /--people/],
    [["--people", "100001"], /--people/],
    [["--port", "70000"], /--port/],
    [["--speed", "0"], /--speed/],
    [["--clock", "soon"], /--clock/],
    [["--token", "short"], /token/],
    [["--page-size", "0"], /--page-size/],
    [["--unknown"], /--unknown/],
  ])("refuses %j in words", (args, message) => {
    expect(() => parseCli(args, {})).toThrow(message);
  });
});

describe("the clock", () => {
  it("runs as many times faster as it was told, from its start", () => {
    let real = 1_000;
    const clock = createClock(5_000_000, 60, () => real);
    expect(clock.now()).toBe(5_000_000);
    real += 1_500;
    expect(clock.now()).toBe(5_090_000);
  });
});
