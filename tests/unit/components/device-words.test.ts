import { describe, expect, test } from "vitest";
import { agentWords, deviceWords } from "../../../components/device-words.ts";
import { deviceOf } from "../../../utils/models/device-label.ts";

const words = (agent: string): string => agentWords(agent, deviceOf(agent));

const KIT = "AppleWebKit/537.36 (KHTML, like Gecko)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";

describe("a user agent", () => {
  test.each([
    [`${MAC} ${KIT} Chrome/142.0.0.0 Safari/537.36`, "Chrome on macOS"],
    [
      `${WINDOWS} ${KIT} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
      "Edge on Windows",
    ],
    [
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
      "Firefox on Linux",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
      "Safari on iOS (iPhone)",
    ],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${KIT} Chrome/142.0.0.0 Mobile Safari/537.36`,
      "Chrome on Android (mobile)",
    ],
    ["AcmeApp/3.2 (build 9)", "AcmeApp"],
    ["curl/8.4.0", "curl/8.4.0"],
    ["", "Device unknown"],
    ["   ", "Device unknown"],
  ])("%s is called %s", (agent, name) => {
    expect(words(agent)).toBe(name);
  });

  test("that nobody knows is shown, and cut where it is long", () => {
    const agent = `<img src=x onerror=alert(1)> ${"x".repeat(400)}`;
    expect(words(agent)).toBe(`${agent.slice(0, 48)}…`);
  });

  test("that hides something shows it", () => {
    expect(words("\u202eevil\u0000")).toBe("⟨U+202E⟩evil⟨U+0000⟩");
    expect(words("<b>evil</b>/1.0")).toBe("<b>evil</b>/1.0");
  });

  test.each([
    ["version/" + "1".repeat(1_000_000), null],
    ["Mozilla/5.0 (" + "x;".repeat(500_000), "Mozilla"],
    [" ".repeat(1_000_000) + "Chrome/1", null],
    ["Chrome/".repeat(100_000), "Chrome"],
  ])("of a million characters is read by its beginning", (agent, browser) => {
    // Unbounded, the first of them takes minutes: longer than any test may.
    expect(deviceOf(agent)).toEqual({ browser, os: null, type: null });
  });

  test("is read once", () => {
    const agent = `${MAC} ${KIT} Chrome/141.0.0.0 Safari/537.36`;
    expect(deviceOf(agent)).toBe(deviceOf(agent));
  });

  test("is remembered among others without end", () => {
    const first = deviceOf("First/1.0");
    for (let at = 0; at < 1100; at++) deviceOf(`Bot${at}/1.0`);
    expect(deviceOf("First/1.0")).toEqual(first);
  });
});

describe("a device that the platform names", () => {
  test.each([
    [{ browser: "Chrome", os: "macOS", type: "desktop" }, "Chrome on macOS"],
    [{ browser: "Chrome", os: null, type: null }, "Chrome"],
    [{ browser: null, os: "iOS", type: "tablet" }, "iOS (tablet)"],
    [{ browser: null, os: null, type: "kiosk" }, "kiosk"],
    [{ browser: null, os: null, type: "desktop" }, null],
    [{ browser: null, os: null, type: null }, null],
  ])("%j is called %s", (device, name) => {
    expect(deviceWords(device)).toBe(name);
  });
});
