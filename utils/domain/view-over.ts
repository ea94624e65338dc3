import type { SourceId } from "./ids.ts";

/**
 * Over which connection a view was made: all of them, or one, with what it is found by in another browser, where it has
 * another id.
 */
export type ViewOver =
  | "all"
  | {
      readonly source: SourceId;
      readonly name: string;
      readonly address: string;
    };

/** What a view knows of a connection. */
export type OverOne = Exclude<ViewOver, "all">;

export const MAX_OVER_NAME = 80;

/** A name from outside may be longer than what a view keeps of it. */
export const overOne = ({ source, name, address }: OverOne): OverOne => ({
  ...{ source, address },
  name: name.slice(0, MAX_OVER_NAME).toWellFormed(),
});

/** What a view asks to be shown. Null: all connections. */
export type Over =
  | { readonly kind: "any" }
  | { readonly kind: "there"; readonly source: SourceId | null }
  | { readonly kind: "gone"; readonly name: string };

/**
 * The connection of a view among those that there are: by its id, else by its address where that names but one, or but one
 * of that name.
 * @param over undefined: the view is of an earlier version, and goes with whatever is shown
 */
export const overAmong = (
  over: ViewOver | undefined,
  all: readonly OverOne[],
): Over => {
  if (over === undefined) return { kind: "any" };
  if (over === "all") return { kind: "there", source: null };
  const rivals = all.filter(({ address }) => address === over.address);
  const sameName = rivals.filter(({ name }) => name === over.name);
  const found =
    all.find(({ source }) => source === over.source) ??
    only(sameName) ??
    only(rivals);
  return found === undefined
    ? { kind: "gone", name: over.name }
    : { kind: "there", source: found.source };
};

const only = <Value>([first, ...others]: readonly Value[]): Value | undefined =>
  others.length === 0 ? first : undefined;

/** One text for what a view is over, in whatever browser. */
export const overKey = (over: ViewOver | undefined): string =>
  over === undefined || over === "all"
    ? (over ?? "")
    : JSON.stringify([over.address, over.name]);
