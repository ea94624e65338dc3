import type { ReadonlySignal } from "@preact/signals";
import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import type { Limits } from "../domain/source.ts";
import type { Send } from "../messaging/client.ts";
import type { Finding } from "../domain/finding.ts";
import type { Preset } from "../presets/preset.ts";
import type { ConnectorFacts } from "./connector-facts.ts";

export type FormState =
  | { readonly kind: "editing" }
  | { readonly kind: "busy"; readonly doing: "testing" | "saving" }
  | { readonly kind: "found"; readonly finding: Finding }
  | { readonly kind: "saved" }
  | { readonly kind: "failed"; readonly failure: Failure };

export interface FormPorts {
  readonly send: Send;
  /** Must be called before anything is awaited: browsers grant it in a click only. */
  readonly requestAccess: (patterns: readonly string[]) => Promise<boolean>;
  readonly facts: ReadonlySignal<ConnectorFacts>;
  /** None until they are loaded. */
  readonly presets: ReadonlySignal<readonly Preset[]>;
  /** The limits by the platform's rule; null = not known yet. */
  readonly rules: ReadonlySignal<Limits | null>;
  /** It is kept, under this id. */
  readonly onSaved: (source: SourceId) => void;
}
