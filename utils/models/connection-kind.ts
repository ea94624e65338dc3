import {
  CONNECTOR_IDS,
  type ConnectorId,
  type ConnectorSettings,
} from "../domain/source.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { Preset } from "../presets/preset.ts";
import type { Draft } from "./connection-draft.ts";
import type { FieldProblem } from "./connector-field.ts";
import type { ConnectorForm } from "./connector-form.ts";
import { CONNECTOR_FORMS } from "./connector-forms.ts";

/** What a connection can be made with: a connector, or a product that one of them is set up for. */
export interface Kind {
  readonly key: string;
  readonly connector: ConnectorId;
  readonly preset: Preset | null;
  /** What its connector's settings are filled in with; null where there is none, and for a product. */
  readonly form: ConnectorForm | null;
}

type Configured = Pick<Draft, "connector" | "preset" | "settings">;

const OF_ITS_OWN: string = "mapped";

/** Our own protocol first, products in the order of the alphabet, and at the end what fits everything. */
export const kindsOf = (presets: readonly Preset[]): readonly Kind[] => {
  const connectors = CONNECTOR_IDS.flatMap(kindsOfConnector);
  const products = presets.flatMap((preset): readonly Kind[] => {
    const connector = CONNECTOR_IDS.find(
      (id: string) => id === preset.connector,
    );
    return connector === undefined
      ? []
      : [{ key: `preset ${preset.id}`, connector, preset, form: null }];
  });
  return [
    ...connectors.filter(({ key }) => key !== OF_ITS_OWN),
    ...products,
    ...connectors.filter(({ key }) => key === OF_ITS_OWN),
  ];
};

const kindsOfConnector = (connector: ConnectorId): readonly Kind[] => {
  const forms = CONNECTOR_FORMS.filter((form) => form.connector === connector);
  return forms.length === 0
    ? [{ key: connector, connector, preset: null, form: null }]
    : forms.map((form) => ({ key: form.id, connector, preset: null, form }));
};

/** The kind of what is in the form; one whose preset is not known (any more) is what its connector is. */
export const kindOf = (
  { connector, preset, settings }: Configured,
  kinds: readonly Kind[],
): Kind =>
  kinds.find(
    (kind) =>
      kind.connector === connector &&
      (kind.preset?.id ?? null) === preset &&
      kind.form?.isOf?.(settings ?? {}) !== false,
  ) ??
  kinds.find((kind) => kind.connector === connector && kind.preset === null) ??
    // The presets are not loaded yet.
    { key: connector, connector, preset: null, form: null };

/** The fields of a connector's settings, where it has some and no product has its own. */
export const formOf = (configured: Configured): ConnectorForm | null =>
  configured.preset === null ? kindOf(configured, kindsOf([])).form : null;

/** A mapping to begin with, where there is nothing to guess one from. */
export const BLANK_MAPPING: Mapping = {
  version: 1,
  auth: { kind: "bearer" },
  list: { request: { path: "" }, fields: { id: "id" } },
  online: { when: "listed" },
};

/** What a kind's settings are at first. */
export const settingsOfKind = ({
  connector,
  preset,
  form,
}: Kind): ConnectorSettings | null => {
  if (form !== null) return form.begins;
  if (preset !== null)
    return {
      mapping: preset.mapping,
      values: Object.fromEntries(
        preset.fields.map(({ key, value }) => [key, value ?? ""]),
      ),
    };
  return connector === OF_ITS_OWN ? { mapping: BLANK_MAPPING } : null;
};

/** What is wrong with what was filled into a product's fields, by their keys. */
export const fieldProblems = (
  preset: Preset | null,
  settings: ConnectorSettings | null,
): ReadonlyMap<string, FieldProblem> => {
  const values = valuesIn(settings);
  const problems = new Map<string, FieldProblem>();
  for (const { key, looks, isOptional = false } of preset?.fields ?? []) {
    const value = values.get(key)?.trim() ?? "";
    if (value !== "" && !looks.test(value)) problems.set(key, "looks");
    if (value === "" && !isOptional) problems.set(key, "missing");
  }
  return problems;
};

/** What was filled in, by the names that the mapping has for it. */
export const valuesIn = (
  settings: ConnectorSettings | null,
): ReadonlyMap<string, string> => {
  const values: unknown = settings?.["values"];
  return typeof values !== "object" || values === null
    ? new Map()
    : new Map(
        Object.entries(values).filter(
          (entry): entry is [string, string] => typeof entry[1] === "string",
        ),
      );
};
