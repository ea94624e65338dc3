import type { SavedView } from "../domain/saved-view.ts";

/** What was just done with the views. */
export type ViewsNews<Fault> =
  | {
      readonly kind: "removed";
      readonly view: SavedView;
      readonly place: number;
    }
  | {
      readonly kind: "imported";
      readonly added: number;
      readonly known: number;
    }
  | { readonly kind: "bad_file"; readonly fault: Fault }
  | { readonly kind: "full" | "failed" | "unreadable" };
