import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { effect } from "@preact/signals";
import { harmless } from "../utils/domain/harmless.ts";
import { t } from "../utils/i18n.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import { Menu } from "./menu.tsx";
import { ViewsBox } from "./views-box.tsx";

interface ViewsMenuProps {
  readonly models: DashboardModels;
}

/** Which saved view is shown, and the way to the others. */
export const ViewsMenu = ({ models }: ViewsMenuProps): VNode => {
  const { views, roster, route } = models;
  useFollowing(models);
  const shown = views.shown.value;
  const name = shown === null ? "" : harmless(shown.name);
  const changed = views.changed.value ? "view_changed" : "view_shown";
  return (
    <div
      class="views is-start"
      key={roster.unconnected.value ? "" : route.page.value}
    >
      <Menu
        label={shown === null ? t("views") : t(changed, name)}
        icon="views"
        opens="dialog"
        onOpen={views.dismiss}
        renderList={(close) => <ViewsBox models={models} onClose={close} />}
      />
    </div>
  );
};

/** The address leads to what is shown, and what is shown to the address. */
const useFollowing = ({ views, route, roster }: DashboardModels): void =>
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isGone = false;
    const begin = async (): Promise<void> => {
      await views.read();
      if (isGone) return;
      // An address that is opened speaks before what was remembered; each later one speaks as well.
      const unfollow = effect(() => {
        if (route.address.value.page === "users" && roster.opened.value)
          views.follow();
      });
      const untell = effect(() => {
        if (route.page.value === "users" && roster.opened.value) views.tell();
      });
      stop = () => {
        unfollow();
        untell();
      };
    };
    void begin();
    return () => {
      isGone = true;
      stop?.();
    };
  }, [views]);
