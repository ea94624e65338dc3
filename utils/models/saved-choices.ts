import type {
  PageChoices,
  Surface,
  SurfacePreferences,
} from "../domain/preferences.ts";

/** The choices as a page says them to the worker, in arrays of their own. */
export const savedChoices = (chosen: PageChoices, surface: Surface) => {
  const { popup, panel, dashboard, noteFormat } = chosen;
  return {
    popup: writableSurface(popup),
    panel: writableSurface(panel),
    ...(surface === "dashboard"
      ? {
          dashboard: {
            ...writableSurface(dashboard),
            columns: [...dashboard.columns],
          },
        }
      : {}),
    noteFormat,
  };
};

const writableSurface = (chosen: SurfacePreferences) => ({
  ...chosen,
  hidden: [...chosen.hidden],
  collapsed: [...chosen.collapsed],
});
