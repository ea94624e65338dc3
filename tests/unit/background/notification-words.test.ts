import { describe, expect, test } from "vitest";
import { notificationWords } from "../../../utils/background/notification-words.ts";
import { personId, sourceId } from "../../../utils/domain/ids.ts";
import { localInstant } from "../../../utils/domain/instant.ts";
import type { Notice } from "../../../utils/domain/notice.ts";
import { watchId } from "../../../utils/domain/watch.ts";
import { NOON } from "../../support/builders.ts";

const notice = (title: string, source: string): Notice => ({
  source: sourceId(source),
  id: `${source} ${title}`,
  watch: watchId("w"),
  person: personId("ana"),
  title,
  wanted: { kind: "online" },
  repeat: "once",
  ticket: null,
  firedAt: NOON,
  at: localInstant(NOON),
  telling: { kind: "waiting" },
});

const named = ({ source }: Pick<Notice, "source">): string =>
  source === "acme" ? "Acme" : "Beta";

/** Without the marks that keep a name from turning the text around it. */
const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, "");

describe("a notification", () => {
  test("says of several connections which one it is of", () => {
    const { message } = notificationWords([notice("Ana", "beta")], true, named);
    expect(plain(message)).toMatch(/^Beta · Since /);
  });

  test("says of the only connection nothing", () => {
    const { message } = notificationWords([notice("Ana", "acme")], true);
    expect(message).toMatch(/^Since /);
  });

  test("of two people of one name says whose they are", () => {
    const both = [notice("Ana", "acme"), notice("Ana", "beta")];
    expect(plain(notificationWords(both, true, named).message)).toBe(
      "Ana (Acme) and Ana (Beta)",
    );
  });

  test("without names says no connection either", () => {
    const { title, message } = notificationWords(
      [notice("Ana", "beta")],
      false,
      named,
    );
    expect(`${title} ${message}`).not.toMatch(/Ana|Beta/);
  });
});
