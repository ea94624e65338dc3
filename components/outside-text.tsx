import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";

interface OutsideTextProps {
  readonly text: string;
  readonly class?: string;
  /** What the text stands for, where it is masked for the eye only: screen readers say this. */
  readonly heard?: string | null;
}

/** A name, an address, a page's title: as a text node, isolated from the direction of what stands around it. */
export const OutsideText = ({
  text,
  heard = null,
  ...rest
}: OutsideTextProps): VNode => {
  const shown = harmless(text);
  return heard === null || heard === text ? (
    <bdi {...rest} title={shown}>
      {shown}
    </bdi>
  ) : (
    // A picture of the text: the only role whose own name stands for what is seen in it.
    <bdi {...rest} role="img" aria-label={harmless(heard)} title={shown}>
      {shown}
    </bdi>
  );
};
