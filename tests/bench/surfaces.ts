/** The pages with a list, as wide as people have them. */
export const SURFACES = {
  popup: { path: "popup.html", width: 780 },
  panel: { path: "sidepanel.html", width: 360 },
} as const;

export type Surface = keyof typeof SURFACES;
