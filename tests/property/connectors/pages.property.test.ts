import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { userReader } from "../../../utils/connectors/protocol-user.ts";
import {
  readRecorded,
  writeRecorded,
} from "../../../utils/connectors/recording.ts";
import { pageAddress } from "../../../utils/domain/page-address.ts";
import { localInstant } from "../../../utils/domain/instant.ts";
import { snapshot } from "../../support/builders.ts";

/** A key that nobody chose, in one of the forms that keys have. */
const secret = fc
  .record({
    number: fc.nat(),
    form: fc.constantFrom("hex", "base64url", "jwt", "mail"),
  })
  .map(({ number, form }) => {
    const bytes = createHash("sha256").update(`${number}`).digest();
    if (form === "mail") return `u${number}@canary.test`;
    if (form !== "jwt")
      return bytes.toString(form === "hex" ? "hex" : "base64url");
    return `eyJhbGciOiJIUzI1NiJ9.eyJ${bytes.toString("base64url")}.${bytes.toString("base64url")}`;
  });
/** Short enough to look like anything: a key only by where it stands. */
const code = fc.stringMatching(/^[A-Z][0-9][A-Za-z0-9]{4,8}$/);
const word = fc.constantFrom("orders", "17", "help", "b%C3%BCro", "a-b", "");
const words = fc.array(word, { maxLength: 3 }).map((all) => all.join("/"));
const name = fc.constantFrom("token", "tab", "q", "", "a%20b", "redirect");

/** An address with a secret somewhere in it, and the secret. */
const address = fc
  .record({ secret, code, before: words, after: words, name })
  .chain(({ secret, code, before, after, name }) => {
    const base = `https://acme.test/${before}`;
    const encoded = encodeURIComponent(secret);
    return fc.constantFrom(
      { url: `${base}?${name}=${encoded}`, secret },
      { url: `${base}?tab=1&${name}=${secret}&tab=2`, secret },
      { url: `${base}?${code}`, secret: code },
      { url: `${base}#${secret}`, secret },
      { url: `${base}#/reset?${name}=${code}`, secret: code },
      { url: `https://${code}:${encoded}@acme.test/${before}`, secret },
      { url: `https://${code}@acme.test/${before}`, secret: code },
      { url: `${base}/${secret}/${after}`, secret },
      { url: `${base}/${encoded}/${after}`, secret },
      { url: `${base}/${encodeURIComponent(encoded)}/${after}`, secret },
      { url: `${base}/p;jsessionid=${code}/${after}`, secret: code },
      { url: `${base}/reset-password/${code}`, secret: code },
      { url: `${base}/invite/accept/${code}/${after}`, secret: code },
      { url: `${base}/token=${code}`, secret: code },
    );
  });

const kept = fc.subarray(["tab", "view", "q"]);

describe("a page's address", () => {
  it("never carries a secret any further than the connector, nor does its title (R10)", () => {
    fc.assert(
      fc.property(
        address,
        kept,
        fc.boolean(),
        ({ url, secret }, kept, asTitle) => {
          // A list may let a parameter through whose value is no key by its looks.
          const parameters = secret.length < 16 ? [] : kept;
          const page = asTitle ? { title: `Now: ${url} | Acme`, url } : { url };
          const row = { id: "ana", sessions: [{ page }] };
          const said = JSON.stringify(userReader(parameters)(row));
          expect(said).not.toContain(secret);
          expect(said).not.toContain(encodeURIComponent(secret));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("is kept as it is once it was cleaned", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          address.map(({ url }) => url),
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
        ),
        kept.map((names) => new Set(names)),
        (url, names) => {
          const once = pageAddress(url, names);
          if (once !== null) expect(pageAddress(once, names)).toBe(once);
        },
      ),
    );
  });

  it("reads the same from a recording as it was live, with the parameters that were kept then", () => {
    fc.assert(
      fc.property(address, kept, ({ url }, parameters) => {
        const row = { id: "ana", sessions: [{ page: { url, title: url } }] };
        const report = userReader(parameters)(row);
        const observed = snapshot(1, report === null ? [] : [report]);
        const line = writeRecorded(observed, localInstant(0), parameters);
        expect(readRecorded(line)).toEqual({ ok: true, value: observed });
      }),
    );
  });
});
