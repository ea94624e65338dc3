import type { VNode } from "preact";
import { type MessageKey, t } from "../utils/i18n.ts";

/** The parts of the page, in their order, by the id of their element or of its title. */
const PARTS = [
  ["connections", "nav_connections"],
  ["page-names-title", "nav_pages"],
  ["sites-title", "nav_helpdesks"],
  ["notifying-title", "nav_notifications"],
  ["shortcuts-title", "nav_shortcuts"],
  ["language-title", "language_title"],
  ["recording-title", "nav_recording"],
  ["data-title", "nav_data"],
  ["file-title", "nav_file"],
  ["gives-title", "nav_gives"],
  ["privacy-title", "nav_privacy"],
] as const satisfies readonly (readonly [string, MessageKey])[];

/** Where to find what on a page that is long. Beside it where there is room, above it elsewhere. */
export const OptionsNav = (): VNode => (
  <nav class="options-nav" aria-label={t("nav_label")}>
    <ul>
      {PARTS.map(([part, label]) => (
        <li key={part}>
          <a href={`#${part}`}>{t(label)}</a>
        </li>
      ))}
    </ul>
  </nav>
);
