import type { ConnectorSettings } from "../domain/source.ts";
import type { MessageKey } from "../i18n.ts";
import type { MappedTime } from "../mapping/mapping-fields.ts";
import type { Keys } from "../mapping/json-parts.ts";

/*
 * What a person fills in of a connector's settings, as data: every field has one text, wherever in the settings it
 * stands and whatever it is there. What is typed may be wrong and is kept as it was typed, until the connector's own
 * schema reads it.
 */

interface Shared {
  /** Its name among the fields of a form. */
  readonly key: string;
  /** Where in the settings it goes. */
  readonly at: Keys;
  readonly label: MessageKey;
  /** Not many need it. */
  readonly isMore?: boolean;
  /** Missing: always. */
  readonly isAsked?: (settings: ConnectorSettings) => boolean;
}

export interface TextField extends Shared {
  readonly kind: "text";
  readonly hint: MessageKey;
  readonly example: string;
  /** All of it has to look like this. */
  readonly looks: Pick<RegExp, "test">;
  /** What to say where it does not. Missing: the example. */
  readonly wrong?: MessageKey;
  /** Missing: it may be left empty. */
  readonly isNeeded?: boolean;
}

/** A whole number that may be left out. */
export interface NumberField extends Shared {
  readonly kind: "number";
  readonly hint: MessageKey;
  readonly example: string;
  readonly from: number;
  readonly to: number;
}

/** Where something stands in what is said of a person: paths with " ?? " between them. */
export interface PlacesField extends Shared {
  readonly kind: "places";
  readonly example: string;
  /** It is a time, at first in this unit. */
  readonly unit?: MappedTime["unit"];
}

/** One of several settings that are told apart by a member of theirs; "" is none of them. */
export interface ChoiceField extends Shared {
  readonly kind: "choice";
  readonly hint: MessageKey;
  readonly by: string;
  readonly options: readonly ChoiceOption[];
}

interface ChoiceOption {
  readonly value: string;
  readonly label: MessageKey;
  /** What it begins with. Missing: nothing stands there. */
  readonly settings?: ConnectorSettings;
}

export interface SwitchField extends Shared {
  readonly kind: "switch";
  readonly hint: MessageKey;
  /** What stands there when it is on. */
  readonly on: unknown;
}

export type ConnectorField =
  | TextField
  | NumberField
  | PlacesField
  | ChoiceField
  | SwitchField;

/** What can be seen to be wrong with a field before its connector is asked. */
export type FieldProblem = "missing" | "looks";
