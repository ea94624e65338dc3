import type { ReadonlySignal } from "@preact/signals";
import type { SourceId } from "../domain/ids.ts";
import type { SavedView } from "../domain/saved-view.ts";
import { type OverOne, overAmong, overOne } from "../domain/view-over.ts";
import type { RouteModel } from "./route-model.ts";

interface ViewConnectionsPorts {
  readonly route: RouteModel;
  /** All connections; none while that is not known. */
  readonly all: ReadonlySignal<readonly OverOne[]>;
  /** Null: all of them; undefined: there is but one, and nothing to choose. */
  readonly shown: ReadonlySignal<SourceId | null | undefined>;
  readonly show: (source: SourceId | null) => void;
  /** Is it this list that is shown? One of another connection neither follows an address nor writes it. */
  readonly isMine: () => boolean;
  /** Of all lists of the page: of which view the connection was shown already. */
  readonly followed: { view: string | null };
}

/** In an address: all connections. */
const ALL = "all";

/** How saved views go with the connections of a page. */
export const createViewConnections = ({
  route,
  all,
  shown,
  show,
  isMine,
  followed,
}: ViewConnectionsPorts) => {
  /** Undefined: whichever is shown. One that is gone counts as all. */
  const wanted = (view: SavedView | null): SourceId | null | undefined => {
    if (view === null || shown.value === undefined) return undefined;
    const asked = overAmong(view.over, all.value);
    if (asked.kind === "any") return undefined;
    return asked.kind === "gone" ? null : asked.source;
  };
  const isElsewhere = (view: SavedView | null): boolean => {
    const source = wanted(view);
    return source !== undefined && source !== shown.value;
  };
  return {
    isMine,
    /** Is another connection shown than the view's? */
    isElsewhere,
    /** The one of several connections that a view is over; null: all, or there is nothing to tell apart. */
    sourceOf: (view: SavedView): SourceId | null => wanted(view) ?? null,
    /** What a view that is made now is over. */
    here(): Pick<SavedView, "over"> {
      const source = shown.peek();
      if (source === null) return { over: "all" };
      const one =
        source === undefined
          ? all.peek()[0]
          : all.peek().find((other) => other.source === source);
      return one === undefined ? {} : { over: overOne(one) };
    },
    /** Name of the connection that a view was made over, if that is not connected any more. */
    goneOf(view: SavedView | null): string | null {
      const asked = overAmong(view?.over, all.value);
      return asked.kind === "gone" && all.value.length > 0 ? asked.name : null;
    },
    /** What an address says of the connection: nothing while it is the view's. */
    query: (view: SavedView | null): string =>
      isElsewhere(view) ? (shown.value ?? ALL) : "",
    /**
     * Shows the connection that an opened address asks for, once: who chooses another after that is left alone.
     * @returns true: it is another, and its list goes on
     */
    goTo(view: SavedView | null): boolean {
      const id = view?.id ?? null;
      if (id === followed.view) return false;
      followed.view = id;
      const asked = route.query.peek()["over"];
      const named = all.peek().find(({ source }) => source === asked)?.source;
      const source = asked === ALL ? null : (named ?? wanted(view));
      if (source === undefined || source === shown.peek()) return false;
      show(source);
      return true;
    },
    /** The next view is opened anew, though it be the same. */
    forget(): void {
      followed.view = null;
    },
  };
};

export type ViewConnections = ReturnType<typeof createViewConnections>;
