import type { ConnectorId, ConnectorSettings } from "../domain/source.ts";
import type { MessageKey } from "../i18n.ts";
import type { PresetSecret } from "../presets/preset.ts";
import type { ConnectorField, FieldProblem } from "./connector-field.ts";
import { problemIn, textIn, withText } from "./connector-field-text.ts";
import type { SettingsFault } from "./connector-facts.ts";

/** Of a connector that asks several servers there is one for each of them. */
export type ConnectorFormId = "directus" | "phoenix" | "supabase" | "pusher";

/** How the settings of a connector are filled in. */
export interface ConnectorForm {
  readonly id: ConnectorFormId;
  readonly connector: ConnectorId;
  /** What has to be at the address. */
  readonly address: { readonly example: string; readonly hint: MessageKey };
  readonly secret: PresetSecret;
  /** Are these settings asked with a secret? Missing: always. Agrees with the connector wherever it can read them. */
  readonly needsSecret?: (settings: ConnectorSettings) => boolean;
  /** Are these settings of this form? Missing: all of the connector's are. */
  readonly isOf?: (settings: ConnectorSettings) => boolean;
  /** What the settings are at first. */
  readonly begins: ConnectorSettings;
  /** What is meant where nothing stands in the settings. */
  readonly assumed?: ConnectorSettings;
  /** The platform has to accept the origin of extensions. */
  readonly showsOrigin?: boolean;
  readonly fields: readonly ConnectorField[];
}

const whole = (
  { assumed }: ConnectorForm,
  settings: ConnectorSettings | null,
): ConnectorSettings => ({ ...assumed, ...settings });

export const typedIn = (
  form: ConnectorForm,
  field: ConnectorField,
  settings: ConnectorSettings | null,
): string => textIn(field, whole(form, settings));

export const withTyped = (
  form: ConnectorForm,
  field: ConnectorField,
  settings: ConnectorSettings | null,
  text: string,
): ConnectorSettings => withText(field, whole(form, settings), text);

/** The fields that settings as these have. */
export const askedFields = (
  form: ConnectorForm,
  settings: ConnectorSettings | null,
): readonly ConnectorField[] =>
  form.fields.filter(
    ({ isAsked }) => isAsked?.(whole(form, settings)) !== false,
  );

/** What is wrong in the fields, by their keys. */
export const formProblems = (
  form: ConnectorForm,
  settings: ConnectorSettings | null,
): ReadonlyMap<string, FieldProblem> => {
  const problems = new Map<string, FieldProblem>();
  for (const field of askedFields(form, settings)) {
    const problem = problemIn(field, whole(form, settings));
    if (problem !== null) problems.set(field.key, problem);
  }
  return problems;
};

/** The field that shows what the connector's schema refuses; null where there is none. */
export const fieldOfFault = (
  form: ConnectorForm,
  settings: ConnectorSettings | null,
  { path }: SettingsFault,
): ConnectorField | null =>
  askedFields(form, settings).find((field) =>
    field.at.every((key, place) => path[place] === key),
  ) ?? null;
