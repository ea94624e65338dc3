import { type Result, fail, ok } from "../domain/result.ts";
import { MAX_VIEWS, type SavedView } from "../domain/saved-view.ts";
import { View } from "./view-commands.ts";

/** What is wrong with a file of views. `field`: where in the view, as "sort.key". Views are counted from 1. */
export type ViewsFault =
  | { readonly code: "too_large" | "no_json" | "no_views" | "newer" }
  | { readonly code: "too_many"; readonly most: number }
  | {
      readonly code: "bad_view";
      readonly number: number;
      readonly field: string;
    };

const KIND = "rollcall-views";
const VERSION = 1;
/** A hundred views are a tenth of it. */
const MOST_CHARACTERS = 1_000_000;

/** The views as a file that another browser can import. */
export const viewsFile = (views: readonly SavedView[]): string =>
  `${JSON.stringify({ kind: KIND, version: VERSION, views }, null, 2)}\n`;

/** The views in a file, or what is wrong with it; never some of them. */
export const parseViewsFile = (
  text: string,
): Result<readonly SavedView[], ViewsFault> => {
  if (text.length > MOST_CHARACTERS) return fail({ code: "too_large" });
  const file = parsed(text);
  if (file === undefined) return fail({ code: "no_json" });
  if (typeof file !== "object" || file === null)
    return fail({ code: "no_views" });
  const { kind, version, views } = file as Partial<Record<string, unknown>>;
  if (kind !== KIND || !Array.isArray(views)) return fail({ code: "no_views" });
  if (typeof version !== "number" || version > VERSION)
    return fail({ code: "newer" });
  if (views.length > MAX_VIEWS)
    return fail({ code: "too_many", most: MAX_VIEWS });
  const read: SavedView[] = [];
  for (const [at, view] of views.entries()) {
    const result = View.safeParse(view);
    if (!result.success) {
      const field = result.error.issues[0]?.path.join(".") ?? "";
      return fail({ code: "bad_view", number: at + 1, field });
    }
    read.push(result.data);
  }
  return ok(read);
};

const parsed = (text: string): unknown => {
  try {
    // A mark at the start is what some editors write.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
};
