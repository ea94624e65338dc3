import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { lazy } from "./lazy.tsx";
import { Menu } from "./menu.tsx";

const ColumnsList = lazy(
  async () => (await import("./columns-list.tsx")).ColumnsList,
);

interface ColumnsMenuProps {
  readonly preferences: PageModels["preferences"];
}

export const ColumnsMenu = ({ preferences }: ColumnsMenuProps): VNode => (
  <Menu
    label={t("columns")}
    icon="columns"
    iconOnly
    renderList={(close) => (
      <ColumnsList preferences={preferences} onClose={close} />
    )}
  />
);
