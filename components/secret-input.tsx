import type { VNode } from "preact";
import type { SecretKept } from "../utils/messaging/protocol.ts";
import type { FieldAttributes } from "./field.tsx";

interface SecretInputProps {
  readonly attributes: FieldAttributes;
  /** Where there is one already: dots stand for it, whatever its length. */
  readonly kept: SecretKept;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

const MOST_LETTERS = 4096;
const DOTS = "••••••••••••";

/** Write-only: a secret that is kept is never shown again, only that there is one. */
export const SecretInput = (props: SecretInputProps): VNode => {
  const { attributes, kept, typed, onType } = props;
  return (
    <input
      {...attributes}
      type="password"
      maxLength={MOST_LETTERS}
      autocomplete="off"
      spellcheck={false}
      placeholder={kept === "none" ? "" : DOTS}
      value={typed}
      onInput={({ currentTarget }) => onType(currentTarget.value)}
    />
  );
};
