import { TOKENS, type Scene } from "../utils/export/chart-scene.ts";
import {
  type Caption,
  type Colours,
  chartSvg,
} from "../utils/export/chart-svg.ts";
import { saveFile } from "./save-file.ts";

export type PictureKind = "png" | "svg";

/** A picture has two dots for each of the page: it is looked at on good screens, and enlarged. */
const SHARPNESS = 2;

/**
 * Saves a chart as a picture, always in the light colours: it is pasted into documents.
 * @returns false where the browser could not make the picture
 */
export const savePicture = async (
  kind: PictureKind,
  chart: Scene,
  caption: Caption,
  name: string,
): Promise<boolean> => {
  const picture = chartSvg(chart, caption, lightColours());
  if (kind === "svg") {
    saveFile(new Blob([picture.svg], { type: "image/svg+xml" }), `${name}.svg`);
    return true;
  }
  const png = await pngOf(picture);
  if (png === null) return false;
  saveFile(png, `${name}.png`);
  return true;
};

/** What the tokens are in the light, whatever the page is in: an element of its own is asked. */
const lightColours = (): Colours => {
  const probe = document.createElement("span");
  probe.style.colorScheme = "light";
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const entries = TOKENS.map((token) => {
    probe.style.color = `var(--${token})`;
    return [token, style.color] as const;
  });
  probe.remove();
  // CAST: there is one for each token.
  return Object.fromEntries(entries) as Colours;
};

const pngOf = async (picture: ReturnType<typeof chartSvg>) => {
  const image = new Image(picture.width, picture.height);
  // An address of data: the pages' policy lets pictures come from nowhere else.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`;
  try {
    await image.decode();
  } catch {
    // The browser does not say why; the SVG can still be saved.
    return null;
  }
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * SHARPNESS;
  canvas.height = picture.height * SHARPNESS;
  const context = canvas.getContext("2d");
  if (context === null) return null;
  context.scale(SHARPNESS, SHARPNESS);
  context.drawImage(image, 0, 0);
  return new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
};
