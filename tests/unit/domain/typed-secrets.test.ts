import { describe, expect, it } from "vitest";
import {
  typedSecretsIn,
  withoutTypedSecrets,
} from "../../../utils/domain/typed-secrets.ts";

const settings = (request: object, more: object = {}) => ({
  mapping: { list: { request: { path: "/users", ...request }, ...more } },
});
const AT = "mapping.list.request";

describe("a secret that was typed into a request", () => {
  it.each<readonly [where: string, request: object, at: string]>([
    [
      "a header",
      { headers: { "X-Api-Key": "k-1", Accept: "x" } },
      "headers.X-Api-Key",
    ],
    [
      "the usual header",
      { headers: { Authorization: "Bearer t" } },
      "headers.Authorization",
    ],
    ["the query", { query: { access_token: "t" } }, "query.access_token"],
    [
      "a form",
      { body: { kind: "form", form: { password: "t" } } },
      "body.form.password",
    ],
    [
      "JSON that is sent",
      { body: { kind: "json", json: { auth: { apiKey: "t" } } } },
      "body.json.auth.apiKey",
    ],
    ["the address itself", { path: "/users?all=1&token=t" }, "path"],
  ])("is found in %s, and goes into no file", (_, request, at) => {
    const written = settings(request);
    expect(typedSecretsIn(written).map((keys) => keys.join("."))).toEqual([
      `${AT}.${at}`,
    ]);
    const without = withoutTypedSecrets(written);
    expect(typedSecretsIn(without)).toEqual([]);
    expect(JSON.stringify(without)).not.toMatch(/k-1|Bearer t|"t"|=t\b/);
    expect(JSON.stringify(without)).toContain("/users");
  });

  it.each<readonly [what: string, value: object]>([
    [
      "the secret's own place",
      settings({ headers: { "X-Key-Token": "{{secret}}" } }),
    ],
    ["a name that opens nothing", settings({ headers: { "X-User-Id": "u1" } })],
    ["nothing", settings({ query: { token: "" } })],
    ["a field of an answer", settings({}, { fields: { id: "token" } })],
    ["words of an answer", settings({}, { words: { token: "active" } })],
    ["other parameters", settings({ path: "/users?all=1&x={{team}}" })],
  ])("is not %s", (_, value) => {
    expect(typedSecretsIn(value)).toEqual([]);
    expect(withoutTypedSecrets(value)).toEqual(value);
  });

  it("is found in what a socket is told", () => {
    const stream = { hello: [{ type: "auth", token: "t" }], beat: {} };
    expect(typedSecretsIn({ mapping: { stream } })).toEqual([
      ["mapping", "stream", "hello", "0", "token"],
    ]);
  });
});
