import type { GivenFact } from "../domain/gives.ts";
import type { MessageKey } from "../i18n.ts";
import type { Mapping } from "../mapping/mapping.ts";

/*
 * A preset is a mapping that is ready for one product, with the words that a person needs to connect it: data, no code.
 * What is kept of it is the mapping and what was filled in, so that a preset may change and no connection does.
 */
export interface Preset {
  /** Kept with a connection; never changes. */
  readonly id: string;
  /** The product's own name: the same in every language. */
  readonly product: string;
  readonly connector: "mapped";
  /** One line: what it gives, what its words mean, and after "Without" what it does not give at all. */
  readonly gives: MessageKey;
  readonly address: PresetAddress;
  readonly secret: PresetSecret;
  readonly fields: readonly PresetField[];
  readonly mapping: Mapping;
  /** What the mapping reads and not everybody gets: only of some people, or where the site or its rights are set up so. */
  readonly some?: readonly GivenFact[];
}

export interface PresetAddress {
  readonly example: string;
  /** Where the product has one address for everybody. */
  readonly fixed?: string;
}

export interface PresetSecret {
  /** What the product calls it. */
  readonly called: MessageKey;
  /** Where one gets it, and the least that it has to be allowed. */
  readonly where: MessageKey;
  /** The product's own words on it. Shown as text. */
  readonly docs: string;
}

/** What a person fills in: it stands in the place of {{key}} in the mapping. */
export interface PresetField {
  readonly key: string;
  readonly label: MessageKey;
  readonly example: string;
  /** Stands there from the start and may be left alone. Missing: the field has to be filled in. */
  readonly value?: string;
  /** It may be left empty. */
  readonly isOptional?: true;
  /** All of it has to look like this. */
  readonly looks: RegExp;
}

/** Part of a path, or a name in it: nothing that could end a text or an expression around it, nor a way up (".."). */
export const A_NAME = /^(?!\.{1,2}$)[\w.~@:-]{1,200}$/;
/** The same with spaces and slashes, where it stands in a text of its own. */
export const A_CHANNEL = /^(?!\.{1,2}$)[^"'`\\{}\p{Cc}]{1,200}$/u;
/** A place in data: members with dots between them. */
export const A_PLACE = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
export const A_NUMBER = /^[1-9]\d{0,9}$/;
/** Where pages are of which only the path is known. */
export const A_SITE = /^https?:\/\/[\w.-]+(?::\d{1,5})?$/;
