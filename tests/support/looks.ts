import type { CDPSession, Page } from "puppeteer-core";

/** How somebody looks at a page: size of the window, zoom, colours, motion. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** 2 = zoomed to 200 %: half the room in each direction. */
  readonly zoom: number;
  readonly scheme: "light" | "dark";
  readonly forcedColours: boolean;
  /** The room is one that another look has, too: only its colours are new. */
  readonly isRecoloured: boolean;
}

const look = (
  name: string,
  width: number,
  scheme: Look["scheme"],
  more: Partial<Look> = {},
): Look => ({
  name,
  width,
  height: 700,
  zoom: 1,
  scheme,
  forcedColours: false,
  isRecoloured: false,
  ...more,
});

/**
 * Wide, as narrow as a panel can be, and zoomed; in light, dark and the system's own colours. Colours do not hang on the
 * room there is, so each size is looked at in one scheme.
 */
export const LOOKS: readonly Look[] = [
  look("light", 1000, "light"),
  look("dark", 1000, "dark", { isRecoloured: true }),
  look("light, 320 px", 320, "light"),
  look("dark, 200 %", 640, "dark", {
    ...{ zoom: 2, height: 720 },
    isRecoloured: true,
  }),
  look("forced colours", 320, "dark", {
    ...{ forcedColours: true, isRecoloured: true },
  }),
];

/** Looks at a page that way, with nothing moving. Resolves when it is drawn. */
export const lookAt = async (
  page: Page,
  session: CDPSession,
  { width, height, zoom, scheme, forcedColours }: Look,
): Promise<void> => {
  await page.setViewport({
    width: width / zoom,
    height: height / zoom,
    deviceScaleFactor: zoom,
  });
  await session.send("Emulation.setEmulatedMedia", {
    features: [
      { name: "prefers-color-scheme", value: scheme },
      { name: "prefers-reduced-motion", value: "reduce" },
      { name: "forced-colors", value: forcedColours ? "active" : "none" },
    ],
  });
  await page.evaluate(async () => {
    const drawn = () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      });
    await drawn();
    // A colour that passes on to what stands inside begins there only now.
    while (
      document.getAnimations().some(({ playState }) => playState === "running")
    )
      await drawn();
  });
};
