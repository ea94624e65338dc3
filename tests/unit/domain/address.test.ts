import { describe, expect, it } from "vitest";
import {
  type AddressProblem,
  parseAddress,
} from "../../../utils/domain/address.ts";

describe("an address (T3)", () => {
  it.each<readonly [string, string, string]>([
    ["https://acme.test", "https://acme.test", "https://acme.test/*"],
    ["https://acme.test/", "https://acme.test", "https://acme.test/*"],
    [
      "  https://ACME.test/api///  ",
      "https://acme.test/api",
      "https://acme.test/*",
    ],
    [
      "https://acme.test:8443/api",
      "https://acme.test:8443/api",
      "https://acme.test/*",
    ],
    [
      "https://acme.test:443/api",
      "https://acme.test/api",
      "https://acme.test/*",
    ],
    [
      "https://acme.test/api?token=x#y",
      "https://acme.test/api",
      "https://acme.test/*",
    ],
    ["https://acme.test/a/../b", "https://acme.test/b", "https://acme.test/*"],
    [
      "https:\\\\acme.test\\api",
      "https://acme.test/api",
      "https://acme.test/*",
    ],
    [
      "https://bücher.test/api",
      "https://xn--bcher-kva.test/api",
      "https://xn--bcher-kva.test/*",
    ],
    // A look-alike of the Latin word shows its true name.
    [
      "https://аcme.test",
      "https://xn--cme-5cd.test",
      "https://xn--cme-5cd.test/*",
    ],
    ["https://10.0.0.5/api", "https://10.0.0.5/api", "https://10.0.0.5/*"],
    [
      "https://[2001:db8::1]/api",
      "https://[2001:db8::1]/api",
      "https://[2001:db8::1]/*",
    ],
    [
      "https://acme.test./api",
      "https://acme.test./api",
      "https://acme.test./*",
    ],
    [
      "http://localhost:4000/api",
      "http://localhost:4000/api",
      "http://localhost/*",
    ],
    ["http://LOCALHOST", "http://localhost", "http://localhost/*"],
    ["http://127.0.0.1:4000", "http://127.0.0.1:4000", "http://127.0.0.1/*"],
    [
      "http://127.255.255.254",
      "http://127.255.255.254",
      "http://127.255.255.254/*",
    ],
    ["http://[::1]:4000", "http://[::1]:4000", "http://[::1]/*"],
    // All of these are this machine, written otherwise.
    ["http://0x7f.1", "http://127.0.0.1", "http://127.0.0.1/*"],
    ["http://2130706433", "http://127.0.0.1", "http://127.0.0.1/*"],
    ["http://127.1", "http://127.0.0.1", "http://127.0.0.1/*"],
    ["http://0177.0.0.1", "http://127.0.0.1", "http://127.0.0.1/*"],
    ["http://127.0.0.1.", "http://127.0.0.1", "http://127.0.0.1/*"],
    ["http://１２７.0.0.1", "http://127.0.0.1", "http://127.0.0.1/*"],
    ["http://[0:0:0:0:0:0:0:1]", "http://[::1]", "http://[::1]/*"],
  ])("%j is %s", (text, base, pattern) => {
    expect(parseAddress(text)).toEqual({
      ok: true,
      value: { base, origin: new URL(base).origin, pattern },
    });
  });

  it.each<readonly [string, AddressProblem]>([
    ["", "empty"],
    [" \t\n ", "empty"],
    ["acme.test", "not_an_address"],
    ["//acme.test", "not_an_address"],
    ["https://", "not_an_address"],
    ["https://a b.test", "not_an_address"],
    ["https://acme.test:99999", "not_an_address"],
    ["http://127.0.0.256", "not_an_address"],
    ["localhost:4000", "not_http"],
    ["javascript:alert(1)", "not_http"],
    [" \tjava\nscript:alert(1)", "not_http"],
    ["data:text/html,hi", "not_http"],
    ["file:///etc/passwd", "not_http"],
    ["ftp://acme.test", "not_http"],
    ["ws://localhost", "not_http"],
    ["chrome://settings", "not_http"],
    ["blob:https://acme.test/1", "not_http"],
    ["chrome-extension://abc/popup.html", "not_http"],
    ["http://acme.test", "insecure"],
    ["http://10.0.0.5", "insecure"],
    ["http://192.168.0.2", "insecure"],
    ["http://0.0.0.0", "insecure"],
    ["http://128.0.0.1", "insecure"],
    ["http://localhost.evil.test", "insecure"],
    ["http://evil-localhost", "insecure"],
    ["http://localhost.", "insecure"],
    ["http://127.0.0.1.nip.io", "insecure"],
    ["http://127.0.0.1.evil.test", "insecure"],
    ["http://evil.test/127.0.0.1", "insecure"],
    ["http://evil.test#@localhost", "insecure"],
    ["http://evil.test\\@localhost", "insecure"],
    ["http://[::ffff:127.0.0.1]", "insecure"],
    ["http://[::]", "insecure"],
    ["http://[fe80::1]", "insecure"],
    ["http://lοcalhost", "insecure"],
    ["http://localhost@evil.test", "credentials"],
    ["http://127.0.0.1:80@evil.test", "credentials"],
    ["https://user:secret@acme.test", "credentials"],
    ["https://user@acme.test", "credentials"],
    ["https://:secret@acme.test", "credentials"],
  ])("%j is refused: %s", (text, problem) => {
    expect(parseAddress(text)).toEqual({ ok: false, failure: problem });
  });
});
