import type { ChromiumExtension } from "./chromium-extension.ts";
import type { ListPage } from "./list-page.ts";
import type { Reference } from "./reference.ts";
import { until } from "./until.ts";

/** What is said of "online now": by each page's card, then by the badge. */
export const shownOnline = async (
  { badge }: Pick<ChromiumExtension, "badge">,
  pages: readonly ListPage[],
): Promise<readonly string[]> => [
  ...(await Promise.all(pages.map((page) => page.card("Online now")))),
  (await badge()).text,
];

/**
 * Waits until pages, badge and the platform's own database say the same. The number changes all the time: what the
 * platform said before and after the look must be one number.
 */
export const agree = async (
  extension: Pick<ChromiumExtension, "badge">,
  pages: readonly ListPage[],
  { truth }: Reference,
): Promise<void> => {
  await until(async () => {
    const before = truth().online;
    const shown = await shownOnline(extension, pages);
    return (
      before === truth().online && shown.every((text) => text === `${before}`)
    );
  }, 20_000);
};
