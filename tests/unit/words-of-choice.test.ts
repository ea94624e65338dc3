import { afterEach, describe, expect, it } from "vitest";
import english from "../../public/_locales/en/messages.json";
import german from "../../public/_locales/de/messages.json";
import {
  formatNumber,
  language,
  plural,
  t,
  useBrowserWords,
  useWords,
} from "../../utils/i18n.ts";

afterEach(useBrowserWords);

describe("words of a language that was chosen", () => {
  it("are those of its catalogue, with its own numbers", () => {
    expect(t("remedy_retry")).toBe(english.remedy_retry.message);
    expect(formatNumber(1234.5)).toBe("1,234.5");
    useWords(german);
    expect(t("remedy_retry")).toBe(german.remedy_retry.message);
    expect(language()).toBe("de");
    expect(formatNumber(1234.5)).toBe("1.234,5");
    expect(plural("import_sessions", 1234)).not.toContain("$");
  });

  it("are the browser's again when nothing is chosen", () => {
    useWords(german);
    expect(formatNumber(0.5)).toBe("0,5");
    useBrowserWords();
    expect(t("remedy_retry")).toBe(english.remedy_retry.message);
    expect(formatNumber(0.5)).toBe("0.5");
  });

  it("have the places of a catalogue, and its dollars", () => {
    const [one, other] = ["remedy_retry", "remedy_allow"] as const;
    useWords({
      [one]: { message: "$2 vor $1" },
      [other]: { message: "kostet $$1" },
    });
    expect(t(one, "a", "b")).toBe("b vor a");
    expect(t(other)).toBe("kostet $1");
  });
});
