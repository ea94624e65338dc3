import type { Keys } from "../mapping/json-parts.ts";
import type { MessageKey } from "../i18n.ts";
import type { FieldName } from "./mapping-edit.ts";

/*
 * What a person fills in of a mapping, as data: each part has a place in the mapping, and a field or a few of its own. What
 * is typed may be wrong, and is kept as it was typed.
 */

/** Lists of a mapping that have rows and fields of their own. */
export type ListName = "list" | "directory" | "each";

interface Shared {
  /** Where in the mapping it stands. */
  readonly at: Keys;
  readonly label: MessageKey;
  readonly hint?: MessageKey;
}

export interface TextPart extends Shared {
  /** A place can be taken from the sample with a click. */
  readonly kind: "text" | "place";
  readonly example?: string;
  /** Empty text says something. Missing: it means that nothing is there. */
  readonly mayBeEmpty?: true;
}

export interface NumberPart extends Shared {
  readonly kind: "number";
  readonly from: number;
  readonly to: number;
  /** What is kept for each one that is typed: 1000 for seconds that are kept as ms. Missing: 1. */
  readonly each?: number;
}

export interface Option {
  readonly value: string;
  readonly label: MessageKey;
  /** What it begins with, of a {@link ChoicePart}. Missing: nothing stands there. */
  readonly begins?: Readonly<Record<string, unknown>>;
  /** What it has in common with others: it stays when one of them is chosen in the place of the other. */
  readonly keeps?: Keys;
}

/** One of several objects. `by`: the member that tells them apart; null: there is one, or none. */
export interface ChoicePart extends Shared {
  readonly kind: "choice";
  readonly by: string | null;
  readonly options: readonly Option[];
}

/** One of several words; "" is none of them. */
export interface OptionPart extends Shared {
  readonly kind: "option";
  readonly options: readonly Option[];
}

/** Words with commas between them. */
export interface WordsPart extends Shared {
  readonly kind: "words";
  readonly example?: string;
}

/** Names, and what each of them has. */
export interface PairsPart extends Shared {
  readonly kind: "pairs";
  readonly name: MessageKey;
  readonly value: MessageKey;
  readonly example?: readonly [name: string, value: string];
  /** Missing: any text. */
  readonly among?: readonly Option[];
  /** It stands there without any pair. Missing: then it does not. */
  readonly mayBeEmpty?: true;
}

/** JSON of any shape, which no field fits. */
export interface JsonPart extends Shared {
  readonly kind: "json";
  readonly example: string;
}

/** Some of these fields. */
export interface TicksPart extends Shared {
  readonly kind: "ticks";
  readonly among: readonly FieldName[];
}

/** A time: place, unit, zone. */
export interface TimePart extends Shared {
  readonly kind: "time";
}

/** What each row says, and the names that it may say it under. */
export interface FieldsPart extends Shared {
  readonly kind: "fields";
  readonly of: ListName;
  readonly among: readonly FieldName[];
}

/** Asks for a sample of a list. */
interface SamplePart extends Shared {
  readonly kind: "sample";
  readonly of: ListName;
}

/** What messages of a stream do: the parts of each, in order. */
export interface MessagesPart extends Shared {
  readonly kind: "messages";
  readonly messages: readonly (readonly MappingPart[])[];
}

export type MappingPart =
  | TextPart
  | NumberPart
  | ChoicePart
  | OptionPart
  | WordsPart
  | PairsPart
  | JsonPart
  | TicksPart
  | TimePart
  | FieldsPart
  | SamplePart
  | MessagesPart;

/** Parts that few need, under a name. */
export interface MappingGroup {
  readonly key: string;
  readonly title: MessageKey;
  readonly lead: MessageKey;
  readonly parts: readonly MappingPart[];
  readonly groups: readonly MappingGroup[];
}
