import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  faultWords,
  problemWords,
} from "../../../components/connector-problem.ts";
import { membersMapping } from "../../../utils/connectors/pusher-settings.ts";
import { CONNECTORS } from "../../../utils/connectors/registry.ts";
import type { ConnectorSettings } from "../../../utils/domain/source.ts";
import type { ConnectorField } from "../../../utils/models/connector-field.ts";
import { textIn } from "../../../utils/models/connector-field-text.ts";
import {
  type ConnectorForm,
  fieldOfFault,
  formProblems,
  typedIn,
  withTyped,
} from "../../../utils/models/connector-form.ts";
import { CONNECTOR_FORMS } from "../../../utils/models/connector-forms.ts";
import {
  phoenixForm,
  supabaseForm,
} from "../../../utils/models/phoenix-forms.ts";
import { pusherForm } from "../../../utils/models/pusher-form.ts";

const german = JSON.parse(
  readFileSync(
    new URL("../../../public/_locales/de/messages.json", import.meta.url),
    "utf8",
  ),
  // CAST: the catalogue's shape is checked by its own test.
) as Readonly<Record<string, { readonly message: string } | undefined>>;

const forms = CONNECTOR_FORMS.map((form) => [form.id, form] as const);

const fieldOf = (form: ConnectorForm, key: string): ConnectorField => {
  const field = form.fields.find((one) => one.key === key);
  if (field === undefined) throw new Error(key);
  return field;
};

const exampleOf = (field: ConnectorField): string => {
  switch (field.kind) {
    case "text":
      return field.example.replace("…", "1234");
    case "number":
    case "places":
      return field.example;
    case "choice":
      return field.options.at(-1)?.value ?? "";
    case "switch":
      return "on";
  }
};

/** Settings as somebody leaves them who fills in what has to be filled in. */
const needed = (form: ConnectorForm): ConnectorSettings =>
  form.fields
    .filter((field) => field.kind === "text" && field.isNeeded === true)
    .reduce(
      (settings, field) => withTyped(form, field, settings, exampleOf(field)),
      form.begins,
    );

const check = (form: ConnectorForm, settings: ConnectorSettings) =>
  CONNECTORS[form.connector].check(settings);

/** What people paste and mistype. */
const TEXTS = [
  ..."x|two words|/|/x|//x|/a b|/x/|x/y|/..|https://acme.test|https://acme.test/x".split(
    "|",
  ),
  ..."http://|ftp://acme.test|acme.test:80|acme.test/x|ACME.test|1.2.3.4|1|1.5|-1|0".split(
    "|",
  ),
  ..."121|70000|1e3|٣|presence-|presence-x|presence-é|presence-a b|client-".split(
    "|",
  ),
  ..."client-page|user@acme.test|a@b@c|sb_secret_1|sb_publishable_1|🙂|é|a.b|$key".split(
    "|",
  ),
  ...["\u0000", "xn--nxasmq6b", "a_b", "x".repeat(190), "x".repeat(4001)],
];

describe.each(forms)("the fields of %s", (_, form) => {
  it("lack what has to be filled in, and nothing else, at first", () => {
    expect([...formProblems(form, form.begins)]).toEqual(
      form.fields
        .filter(
          (field) =>
            field.kind === "text" &&
            field.isNeeded === true &&
            textIn(field, form.begins) === "",
        )
        .map(({ key }) => [key, "missing"]),
    );
  });

  it("make settings that can be connected once that is done", () => {
    expect(formProblems(form, needed(form)).size).toBe(0);
    expect(check(form, needed(form))).toMatchObject({ ok: true });
    expect(form.isOf?.(needed(form))).not.toBe(false);
  });

  it.each(form.fields.map((field) => [field.key, field] as const))(
    "take the example of %s, show it again and forget it",
    (key, field) => {
      const before = needed(form);
      const filled = withTyped(form, field, before, exampleOf(field));
      expect(typedIn(form, field, filled)).toBe(exampleOf(field));
      expect(formProblems(form, filled).size).toBe(0);
      expect(check(form, filled)).toMatchObject({ ok: true });
      const emptied = withTyped(form, field, filled, "");
      expect(typedIn(form, field, emptied)).toBe("");
      const isNeeded = field.kind === "text" && field.isNeeded === true;
      expect(formProblems(form, emptied).get(key)).toBe(
        isNeeded ? "missing" : undefined,
      );
      if (!isNeeded) expect(check(form, emptied)).toMatchObject({ ok: true });
    },
  );

  it.each(
    form.fields
      .filter(({ kind }) => kind === "text" || kind === "number")
      .map((field) => [field.key, field] as const),
  )("find in %s nothing right that its connector refuses", (key, field) => {
    for (const text of TEXTS) {
      const settings = withTyped(form, field, needed(form), text);
      expect(typedIn(form, field, settings)).toBe(text);
      if (formProblems(form, settings).has(key)) continue;
      expect([text, check(form, settings)]).toMatchObject([text, { ok: true }]);
    }
  });

  it("ask for a secret exactly where their connector does", () => {
    for (const field of form.fields)
      for (const text of ["", exampleOf(field)]) {
        const settings = withTyped(form, field, needed(form), text);
        if (!check(form, settings).ok) continue;
        expect([field.key, form.needsSecret?.(settings) ?? true]).toEqual([
          field.key,
          CONNECTORS[form.connector].needsSecret(settings),
        ]);
      }
  });

  it("have words for all that is asked and all that may be wrong, in both languages", () => {
    for (const field of form.fields) {
      const keys = [
        field.label,
        ...("hint" in field ? [field.hint] : []),
        ...(field.kind === "text" && field.wrong !== undefined
          ? [field.wrong]
          : []),
      ];
      for (const key of keys) expect(german[key]?.message).toBeTruthy();
      for (const problem of ["missing", "looks"] as const) {
        const words = problemWords(field, problem);
        expect(words).toMatch(/^[A-Z].* /);
        expect(words).not.toMatch(/\$\d/);
      }
    }
  });
});

describe("where the secret goes", () => {
  const place = fieldOf(phoenixForm, "secret");
  const name = fieldOf(phoenixForm, "secret-name");

  it("keeps the name it has there, where there is one", () => {
    const named = withTyped(phoenixForm, name, phoenixForm.begins, "jwt");
    const joined = withTyped(phoenixForm, place, named, "join");
    expect(joined["secret"]).toEqual({ in: "join", name: "jwt" });
    const said = withTyped(phoenixForm, place, joined, "protocol");
    expect(said["secret"]).toEqual({ in: "protocol" });
    expect(withTyped(phoenixForm, place, said, "")["secret"]).toBeUndefined();
  });

  it("asks for no name where none is needed", () => {
    const said = withTyped(phoenixForm, place, needed(phoenixForm), "protocol");
    expect(formProblems(phoenixForm, said).size).toBe(0);
  });
});

describe("where a person's fields stand", () => {
  const name = fieldOf(phoenixForm, "name");

  it("shows the usual names, several with ?? between them", () => {
    expect(typedIn(phoenixForm, name, phoenixForm.begins)).toBe(
      "name ?? username ?? full_name",
    );
    expect(
      withTyped(phoenixForm, name, phoenixForm.begins, "user.name")["fields"],
    ).toMatchObject({ name: "user.name", email: "email" });
  });

  it("keeps what no field shows of a time", () => {
    const start = fieldOf(supabaseForm, "startedAt");
    const settings = {
      ...supabaseForm.begins,
      fields: { startedAt: { from: "at", unit: "iso", zone: "Europe/Berlin" } },
    };
    expect(
      withTyped(supabaseForm, start, settings, "online_since")["fields"],
    ).toEqual({
      startedAt: {
        ...{ from: "online_since", unit: "iso" },
        zone: "Europe/Berlin",
      },
    });
  });

  it("is by the usual names where Pusher's settings say nothing of it", () => {
    const bare = { key: "k", channel: "presence-x" };
    expect(pusherForm.assumed?.["fields"]).toEqual(
      membersMapping(bare).list.fields,
    );
    const field = fieldOf(pusherForm, "email");
    expect(typedIn(pusherForm, field, bare)).toBe("email");
    expect(withTyped(pusherForm, field, bare, "mail")["fields"]).toMatchObject({
      email: "mail",
      role: "role",
    });
  });

  it.each([phoenixForm, supabaseForm, pusherForm])(
    "says at its line that no path stands there ($id)",
    (form) => {
      const field = fieldOf(form, "page");
      const broken = withTyped(form, field, needed(form), "where..now");
      const checked = check(form, broken);
      if (checked.ok) throw new Error("taken");
      expect(fieldOfFault(form, broken, checked.failure)?.key).toBe("page");
      expect(faultWords(checked.failure)).toBe(
        "It does not look like this: user.name",
      );
    },
  );

  it("says nowhere in the fields what none of them shows", () => {
    const unknown = check(phoenixForm, { ...needed(phoenixForm), params: 1 });
    if (unknown.ok) throw new Error("taken");
    expect(fieldOfFault(phoenixForm, {}, unknown.failure)).toBeNull();
  });
});
