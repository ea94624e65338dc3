import "./copy-button.css";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { SECOND } from "../utils/domain/instant.ts";
import { t } from "../utils/i18n.ts";
import { copyText } from "./copy-text.ts";
import { Icon } from "./icon.tsx";

interface CopyButtonProps {
  /** What it does, in words: "Copy email". */
  readonly label: string;
  readonly text: string;
  /** Only the icon is seen; the label is its name. */
  readonly iconOnly?: boolean;
}

type Outcome = "copied" | "copy_failed";

/** How long a success is said. A failure stays: there is something to read in it. */
const SAID_FOR_MS = 4 * SECOND;

/** Copies a text exactly as the platform gave it, and says beside the button what became of it. */
export const CopyButton = ({
  label,
  text,
  iconOnly = false,
}: CopyButtonProps): VNode => {
  // Another object for each click: the second "Copied" lasts as long as the first.
  const [said, say] = useState<{ readonly outcome: Outcome } | null>(null);
  useEffect(() => {
    if (said?.outcome !== "copied") return;
    const timer = setTimeout(() => say(null), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async (): Promise<void> => {
    say(null);
    say({ outcome: (await copyText(text)) ? "copied" : "copy_failed" });
  };
  return (
    <span class="copy">
      <button
        type="button"
        class={iconOnly ? "button is-icon is-quiet" : "button"}
        aria-label={label}
        title={iconOnly ? label : undefined}
        onClick={() => void copy()}
      >
        <Icon name={said?.outcome === "copied" ? "check" : "copy"} />
        {!iconOnly && label}
      </button>
      <span class={`copy-said is-${said?.outcome}`} aria-live="polite">
        {said !== null && t(said.outcome)}
      </span>
    </span>
  );
};
