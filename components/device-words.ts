import { harmless } from "../utils/domain/harmless.ts";
import type { Device } from "../utils/domain/person.ts";
import { t } from "../utils/i18n.ts";

/** A user agent that nobody can read is shown so far, in code units: enough to tell two of them apart. */
const SHOWN_OF_AGENT = 48;

/** "Chrome on macOS", "Safari on iOS (iPhone)"; of a device that says less, what it says. */
export const deviceWords = ({ browser, os, type }: Device): string | null => {
  const name =
    browser !== null && os !== null
      ? t("browser_on_os", harmless(browser), harmless(os))
      : (browser ?? os);
  const kind = kindWords(type);
  if (name === null) return kind;
  return kind === null
    ? harmless(name)
    : t("device_type", harmless(name), kind);
};

/** A desktop is what one expects. */
const kindWords = (type: string | null): string | null => {
  switch (type?.toLowerCase()) {
    case undefined:
    case "desktop":
    case "":
      return null;
    case "mobile":
    case "tablet":
      return t(
        type?.toLowerCase() === "mobile" ? "device_mobile" : "device_tablet",
      );
    default:
      return harmless(type ?? "");
  }
};

/** Of a session whose platform gives only a user agent. `read`: what it was found to name. */
export const agentWords = (userAgent: string | null, read: Device): string => {
  const words = deviceWords(read);
  if (words !== null) return words;
  const text = userAgent?.trim() ?? "";
  if (text === "") return t("device_unknown");
  return harmless(
    text.length > SHOWN_OF_AGENT ? `${text.slice(0, SHOWN_OF_AGENT)}…` : text,
  );
};
