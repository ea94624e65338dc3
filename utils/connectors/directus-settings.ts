import { MINUTE } from "../domain/instant.ts";
import * as z from "../validation.ts";

/** What has to be known of a Directus server beside its address. */
export const DirectusSettings = z.object({
  /** Whoever did something within so many minutes is online: Directus never says that somebody left. Missing: 5. */
  onlineWindowMin: z.optional(z.number().check(z.gte(1), z.lte(120))),
  /** What stands before the path of a page. Missing: "/admin", where the Directus app is. */
  pages: z.optional(
    z.string().check(
      z.maxLength(200),
      z.refine((path) => path === "" || /^\/[\w./-]*[\w-]$/.test(path)),
    ),
  ),
});
export type DirectusSettings = z.infer<typeof DirectusSettings>;

const WINDOW_MIN = 5;

/** How long after an act somebody counts as online, ms. */
export const onlineWindowMs = ({ onlineWindowMin }: DirectusSettings): number =>
  (onlineWindowMin ?? WINDOW_MIN) * MINUTE;

/** The address that a page's path is put behind. */
export const pagesBase = (
  address: string,
  { pages }: DirectusSettings,
): string => `${address}${pages ?? "/admin"}`;
