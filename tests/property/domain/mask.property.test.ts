import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskedForFile } from "../../../utils/domain/masked-report.ts";
import { online, pageOn, session } from "../../support/builders.ts";
import { factsTexts } from "../../unit/domain/masked-texts.ts";

const word = fc.stringMatching(/^[A-Z][a-zéß]{4,9}$/);

describe("a masked report", () => {
  it("has no word of the name and no part of the addresses in any text, wherever they stood", () => {
    fc.assert(
      fc.property(
        fc.record({
          first: word,
          last: word,
          ip: fc.ipV4(),
          where: fc.constantFrom(" › Profile", "'s orders", "@other.test", ""),
        }),
        ({ first, last, ip, where }) => {
          const email = `${first}.${last}7@example.test`;
          const report = online(`${first}${last}7`, {
            name: `${first} ${last}`,
            email,
            company: `${last} ${where}`,
            url: `https://x.test/${encodeURIComponent(email)}`,
            sessions: [
              session({
                ip,
                page: pageOn(`https://x.test/u/${first}`, {
                  title: `${first} ${last}${where} ${email} ${ip}`,
                  feature: last,
                }),
              }),
            ],
          });
          const masked = maskedForFile(report);
          const texts = [masked.id, ...factsTexts(masked)].map((text) =>
            text.toLowerCase(),
          );
          for (const part of [first, last, ip])
            expect(
              texts.filter((text) => text.includes(part.toLowerCase())),
            ).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
