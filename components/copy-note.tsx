import "./copy-note.css";
import type { VNode } from "preact";
import type { Report } from "../utils/domain/person.ts";
import type { NoteFormat } from "../utils/domain/preferences.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { Icon } from "./icon.tsx";
import { lazy } from "./lazy.tsx";
import { Menu } from "./menu.tsx";

const MenuList = lazy(async () => (await import("./menu-list.tsx")).MenuList);

const FORMATS = ["markdown", "plain"] as const satisfies readonly NoteFormat[];

interface CopyNoteProps {
  readonly report: Report;
  readonly models: Pick<PageModels, "copying">;
}

/** Copies a note about this person, as the last time; the menu beside it copies in the other format, from then on. */
export const CopyNote = ({
  report,
  models: { copying },
}: CopyNoteProps): VNode => (
  <span class="copy-note">
    <button
      type="button"
      class="button"
      onClick={() => void copying.copy(report)}
    >
      <Icon name="copy" />
      {t("copy_note")}
    </button>
    <Menu
      label={t("copy_note_as")}
      icon="down"
      iconOnly
      renderList={(close) => (
        <MenuList label={t("copy_note_as")} onClose={close}>
          {FORMATS.map((format) => (
            <button
              key={format}
              type="button"
              class="menu-item"
              role="menuitem"
              tabIndex={-1}
              onClick={() => void copying.copy(report, format)}
            >
              <span class="menu-check">
                {copying.format.value === format && <Icon name="check" />}
              </span>
              {t(`copy_${format}`)}
            </button>
          ))}
        </MenuList>
      )}
    />
  </span>
);
