import { describe, expect, test } from "vitest";
import { CONNECTORS } from "../../../utils/connectors/registry.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import type { Preset } from "../../../utils/presets/preset.ts";
import { PRESETS } from "../../../utils/presets/presets.ts";
import { type Answers, askPreset } from "../../support/ask-preset.ts";
import { valuesOf } from "../../support/read-preset.ts";
import { unwrap } from "../../support/unwrap.ts";
import { drivenIo } from "../../contract/driven-io.ts";
import { capture, saying } from "../../support/product-answers.ts";

const preset = (id: string): Preset => {
  const found = PRESETS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no preset is ${id}`);
  return found;
};

const ADA = "auth0|5457edea1b8f22891a000004";
const CLIENT = "/clients/7c1f2a34-5b6c-4d7e-8f90-a1b2c3d4e5f6/user-sessions";
const WEBSITE = "/v1/website/8c842203-7ed8-4e29-a608-7cf78a7d2fcc";

/** What each product answers, request by request. Every one of them has to be asked. */
const ANSWERS: Readonly<Record<string, Answers>> = {
  ably: [
    ["GET /channels/visitors/presence?limit=1000&cursor=2", "ably/presence-2"],
    ["GET /channels/visitors/presence?limit=1000", "ably/presence-1"],
  ],
  auth0: [
    ["POST /oauth/token", "auth0/token"],
    ["GET /api/v2/users?sort=last_login:-1&fields=user_id,", "auth0/users"],
    [`GET /api/v2/users/${ADA}/sessions?take=50`, "auth0/sessions"],
    ["GET /api/v2/users/", "auth0/sessions-none"],
  ],
  "better-auth": [
    [
      "GET /api/auth/admin/list-users?sortBy=updatedAt&sortDirection=desc&offset=0&limit=100",
      "better-auth/admin-list-users",
    ],
    [
      "POST /api/auth/admin/list-user-sessions",
      "better-auth/admin-list-user-sessions",
    ],
  ],
  centrifugo: [["POST /api/presence", "centrifugo/presence"]],
  chatwoot: [
    [
      "GET /api/v1/accounts/1/contacts/active?include_contact_inboxes=false&sort=created_at&page=1",
      "chatwoot/contacts-active",
    ],
  ],
  clerk: [
    [
      "GET /v1/users?order_by=-last_active_at&offset=0&limit=500",
      "clerk/users",
    ],
    ["GET /v1/sessions?user_id=user_1&status=active", "clerk/sessions"],
    ["GET /v1/sessions?user_id=", saying([])],
  ],
  crisp: [
    [`GET ${WEBSITE}/visitors/list/1`, "crisp/visitors-1"],
    [`GET ${WEBSITE}/visitors/list/2`, "crisp/visitors-2"],
    [`GET ${WEBSITE}/visitors/list/3`, "crisp/visitors-3"],
  ],
  discourse: [
    // Any word for the direction, "false" too, would turn it round.
    [
      "GET /admin/users/list/active.json?order=seen&show_emails=false&page=1",
      "discourse/users-active",
    ],
  ],
  ejabberd: [
    ["POST /api/connected_users_info", "ejabberd/connected_users_info"],
    ["POST /api/registered_users", "ejabberd/registered_users"],
  ],
  firebase: [["GET /status.json?auth=the-secret", "firebase/status"]],
  keycloak: [
    ["POST /realms/acme/protocol/openid-connect/token", "keycloak/token"],
    [
      `GET /admin/realms/acme${CLIENT}?first=0&max=500`,
      "keycloak/user-sessions",
    ],
    [
      "GET /admin/realms/acme/users?briefRepresentation=true&first=0&max=500",
      "keycloak/users",
    ],
  ],
  matomo: [["POST /index.php", "matomo/last-visits-details"]],
  mattermost: [
    [
      "GET /api/v4/users?in_team=h7f3k9w1p5tgmy8dq6xr4bn2cz&sort=last_activity_at&page=0&per_page=200",
      "mattermost/users-in-team",
    ],
    ["GET /api/v4/users?page=0&per_page=200", "mattermost/users"],
  ],
  "rocket-chat": [
    ["GET /api/v1/users.presence", "rocket-chat/users-presence"],
    ["GET /api/v1/users.list?offset=0&count=100", "rocket-chat/users-list"],
  ],
  "socket-io": [["GET /presence", "socketio/fetchSockets"]],
  zulip: [
    ["GET /api/v1/realm/presence", "zulip/realm-presence"],
    ["GET /api/v1/users", "zulip/users"],
  ],
};

/** How each says who asks. */
const SIGNS: Readonly<Record<string, readonly [header: string, text: string]>> =
  {
    ably: ["authorization", `Basic ${btoa("the-secret")}`],
    auth0: ["authorization", "Bearer not-a-real-token"],
    "better-auth": ["authorization", "Bearer the-secret"],
    centrifugo: ["x-api-key", "the-secret"],
    chatwoot: ["api_access_token", "the-secret"],
    clerk: ["authorization", "Bearer the-secret"],
    crisp: ["authorization", `Basic ${btoa("the-secret")}`],
    discourse: ["api-key", "the-secret"],
    ejabberd: [
      "authorization",
      `Basic ${btoa("rollcall@example.com:the-secret")}`,
    ],
    keycloak: ["authorization", "Bearer not-a-real-token"],
    mattermost: ["authorization", "Bearer the-secret"],
    "rocket-chat": ["x-auth-token", "the-secret"],
    "socket-io": ["authorization", "Bearer the-secret"],
    zulip: [
      "authorization",
      `Basic ${btoa("rollcall-bot@acme.zulipchat.com:the-secret")}`,
    ],
  };

/** Whose answers come in several pages that nothing holds together: who is in none of them may be there all the same. */
const MOVING: readonly string[] = ["ably", "crisp"];

describe.each(PRESETS.map((one) => [one.product, one] as const))(
  "a connection to %s",
  (_, one) => {
    test("asks what the product answers, and finds people in it", async () => {
      const answers = ANSWERS[one.id] ?? [];
      const { lines, failure, observation, people } = await askPreset(
        one,
        answers,
      );
      expect(failure).toBeNull();
      expect(observation).toMatchObject({
        kind: "snapshot",
        complete: !MOVING.includes(one.id),
      });
      expect(people.some(({ sessions }) => sessions.length > 0)).toBe(true);
      for (const [beginning] of answers)
        expect(lines.find((line) => line.startsWith(beginning))).toBeDefined();
    });

    test("says who asks as the product wants it, and nowhere else", async () => {
      const { asked } = await askPreset(one, ANSWERS[one.id] ?? []);
      const [header, text] = SIGNS[one.id] ?? [];
      const tokens = one.mapping.auth.kind === "oauth2" ? 1 : 0;
      for (const { path, headers, body } of asked.slice(tokens)) {
        if (header !== undefined) expect(headers.get(header)).toBe(text);
        const isOpen = `${path}${body ?? ""}`.includes("the-secret");
        expect(isOpen).toBe(header === undefined);
      }
    });
  },
);

describe("requests of presets", () => {
  test.each([
    ["keycloak", { client_id: "rollcall", grant_type: "client_credentials" }],
    [
      "auth0",
      {
        grant_type: "client_credentials",
        audience: "https://acme.eu.auth0.com/api/v2/",
      },
    ],
    [
      "matomo",
      {
        method: "Live.getLastVisitsDetails",
        idSite: "1",
        filter_limit: "200",
        token_auth: "the-secret",
      },
    ],
  ])("of %s send a form", async (id, form) => {
    const { asked } = await askPreset(preset(id), ANSWERS[id] ?? []);
    const [first] = asked;
    expect(first?.headers.get("content-type")).toMatch(/form-urlencoded/);
    expect(
      Object.fromEntries(new URLSearchParams(first?.body ?? "")),
    ).toMatchObject(form);
  });

  test.each([
    ["centrifugo", ['{"channel":"site:visitors"}']],
    ["ejabberd", ["{}", '{"host":"example.com"}']],
    [
      "better-auth",
      [
        null,
        '{"userId":"OMO2wN052htikKdoneNa2gOf1889E22e"}',
        '{"userId":"YUVgChcpbMU0qcGik7GGuao0gKqV7KLF"}',
        '{"userId":"cSMkIHoZB7GTkFJ3NQyi7qulaLykrRxW"}',
        '{"userId":"cv0EnjefB33sA9ymkpEuZv9zR1cWyxT8"}',
        '{"userId":"nwiuX4rXs9JTFxjOXrgXSDkLE91dMHTN"}',
      ],
    ],
  ])("of %s send JSON", async (id, bodies) => {
    const { asked } = await askPreset(preset(id), ANSWERS[id] ?? []);
    expect(asked.map(({ body }) => body)).toEqual(bodies);
  });

  test.each([
    ["crisp", "x-crisp-tier", "plugin"],
    ["discourse", "api-username", "system"],
    ["rocket-chat", "x-user-id", "aobEdbYhXfu5hkeqG"],
  ])("of %s carry %s", async (id, header, text) => {
    const { asked } = await askPreset(preset(id), ANSWERS[id] ?? []);
    for (const { headers } of asked) expect(headers.get(header)).toBe(text);
  });

  test("of Chatwoot know where somebody's own page is", async () => {
    const { mapping, address } = preset("chatwoot");
    const feed = CONNECTORS.mapped.connect(
      drivenIo(),
      { address: address.example, token: "the-secret" },
      { mapping, values: { account: "7" } },
    );
    const info = unwrap(await feed.describe(new AbortController().signal));
    expect(info.userUrl).toBe(
      "https://app.chatwoot.com/app/accounts/7/contacts/{id}",
    );
  });

  test("of Auth0 write the bar of an id as an address has to have it", async () => {
    const { asked } = await askPreset(preset("auth0"), ANSWERS["auth0"] ?? []);
    expect(asked.map(({ path }) => path)).toContain(
      `/api/v2/users/${encodeURIComponent(ADA)}/sessions?take=50`,
    );
  });

  test("of better-auth stay below what a site allows by itself: a hundred of one path, until 10 s of silence", async () => {
    const people = Array.from({ length: 150 }, (_, at) => ({ id: `u${at}` }));
    const { lines, failure } = await askPreset(preset("better-auth"), [
      [
        "GET /api/auth/admin/list-users",
        saying({ users: people, total: people.length }),
      ],
      ["POST /api/auth/admin/list-user-sessions", saying({ sessions: [] })],
    ]);
    const each = lines.filter((line) => line.startsWith("POST")).length;
    expect(failure).toBeNull();
    expect(each).toBeGreaterThan(50);
    expect(each).toBeLessThan(100);
  });

  test("of Crisp leave a tenth of a plugin's 5,000 a day, each a page", async () => {
    const { mapping, address } = preset("crisp");
    const feed = CONNECTORS.mapped.connect(
      drivenIo(),
      { address: address.example, token: "the-secret" },
      { mapping, values: valuesOf(preset("crisp")) },
    );
    const info = unwrap(await feed.describe(new AbortController().signal));
    const inADay = 86_400_000 / info.refreshMs;
    expect(inADay).toBeLessThanOrEqual(4500);
    expect(inADay).toBeGreaterThan(4000);
  });

  test("of Rocket.Chat for 500 accounts stay below ten a minute, which any user may send", async () => {
    const { mapping } = preset("rocket-chat");
    const pages = 500 / 100;
    expect((pages * 60_000) / (mapping.refreshMs ?? 0)).toBeLessThanOrEqual(10);
  });

  test("of Ably do not follow a Link header to another place", async () => {
    const first = capture("ably/presence-1");
    const link = '<https://elsewhere.example/presence>; rel="next"';
    const { asked, failure } = await askPreset(preset("ably"), [
      ["GET /", { ...first, headers: { ...first.headers, link } }],
    ]);
    expect(asked).toHaveLength(1);
    expect(failure).toEqual({ code: "bad_data", what: "redirect" });
  });

  test.each<
    readonly [
      id: string,
      what: string,
      page: (at: number) => object,
      full: number,
      second: string,
    ]
  >([
    [
      "mattermost",
      "a bot among the people of a full page",
      (at) => ({ id: `u${at}`, is_bot: at === 0, roles: "", delete_at: 0 }),
      200,
      "&page=1&per_page=200",
    ],
    [
      "keycloak",
      "a full page of sessions",
      (at) => ({ id: `s${at}`, userId: "u1", start: 1, lastAccess: 1 }),
      500,
      "?first=500&max=500",
    ],
  ])("of %s go on after %s", async (id, _what, row, full, second) => {
    const [first, ...others] = (ANSWERS[id] ?? []).filter(
      ([line]) => !line.startsWith("POST"),
    );
    const page = Array.from({ length: full }, (_, at) => row(at));
    const { lines } = await askPreset(preset(id), [
      ...(ANSWERS[id] ?? []).filter(([line]) => line.startsWith("POST")),
      [first?.[0] ?? "", saying(page)],
      [first?.[0].replace(/[?&](?:first|page)=0.*/, second) ?? "", saying([])],
      ...others,
    ]);
    expect(lines.some((line) => line.endsWith(second))).toBe(true);
  });
});

describe("a list that begins with those who were there last", () => {
  test.each<
    readonly [id: string, line: string, rows: number, pages: readonly string[]]
  >([
    [
      "discourse",
      "GET /admin/users/list/active.json?order=seen&show_emails=false&",
      100,
      ["page=1", "page=2", "page=3"],
    ],
    [
      "clerk",
      "GET /v1/users?order_by=-last_active_at&",
      500,
      [0, 500, 1000, 1500].map((at) => `offset=${at}&limit=500`),
    ],
  ])(
    "of %s is left where it has been read far enough",
    async (id, line, rows, pages) => {
      const { lines, people, failure } = await askPreset(preset(id), [
        ...pages.map(
          (page, number) =>
            [
              `${line}${page}`,
              saying(
                Array.from({ length: rows }, (_, at) => ({
                  id: `u${number * rows + at}`,
                })),
              ),
            ] as const,
        ),
        ["GET /v1/sessions", saying([])],
      ]);
      expect(failure).toBeNull();
      expect(people).toHaveLength(rows * pages.length);
      expect(lines.filter((one) => one.startsWith(line))).toEqual(
        pages.map((page) => `${line}${page}`),
      );
    },
  );
});

describe("a refusal", () => {
  test.each<readonly [id: string, answer: string, failure: Failure]>([
    [
      "better-auth",
      "better-auth/admin-list-users-unauth",
      { code: "auth_required", reason: "refused" },
    ],
    [
      "chatwoot",
      "chatwoot/unauthorized",
      { code: "auth_required", reason: "refused" },
    ],
    ["crisp", "crisp/quota", { code: "rate_limited", retryAfterMs: null }],
    [
      "discourse",
      "discourse/rate-limited",
      { code: "rate_limited", retryAfterMs: 14_000 },
    ],
    ["ejabberd", "ejabberd/kick_session-without-right", { code: "forbidden" }],
    [
      "firebase",
      "firebase/denied",
      { code: "auth_required", reason: "refused" },
    ],
    [
      "mattermost",
      "mattermost/expired",
      { code: "auth_required", reason: "refused" },
    ],
    [
      "rocket-chat",
      "rocket-chat/unauthorized",
      { code: "auth_required", reason: "refused" },
    ],
    [
      "zulip",
      "zulip/invalid-key",
      { code: "auth_required", reason: "refused" },
    ],
  ])("of %s (%s) is told as one", async (id, answer, failure) => {
    const heard = await askPreset(preset(id), [["", answer]]);
    expect(heard.failure).toEqual(failure);
    expect(heard.observation).toBeNull();
  });

  test("of a role that Keycloak's service account lacks is told as one", async () => {
    const { failure } = await askPreset(preset("keycloak"), [
      ["GET /admin/realms/acme/users", "keycloak/users-forbidden"],
      ...(ANSWERS["keycloak"] ?? []),
    ]);
    expect(failure).toEqual({ code: "forbidden" });
  });
});
