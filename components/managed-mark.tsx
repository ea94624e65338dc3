import "./managed-mark.css";
import type { VNode } from "preact";
import { Icon } from "./icon.tsx";

interface ManagedMarkProps {
  readonly text: string;
}

/** Says beside something that is locked who locked it: by a lock and in words. */
export const ManagedMark = ({ text }: ManagedMarkProps): VNode => (
  <p class="managed-mark">
    <Icon name="lock" />
    {text}
  </p>
);
