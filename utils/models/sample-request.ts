import { at, put } from "../mapping/json-parts.ts";
import { fieldsOf } from "../domain/outside-value.ts";
import type { ConnectorSettings } from "../domain/source.ts";
import { withId } from "../mapping/filled-in.ts";
import type { ListName } from "./mapping-part.ts";

/**
 * Settings whose list is the one that an answer is wanted of: a sample is always the list's.
 * @param somebody whose sessions are asked for
 * @returns null where there is no such list, or nobody to ask for
 */
export const settingsToAsk = (
  settings: ConnectorSettings | null,
  of: ListName,
  somebody: string | null,
): ConnectorSettings | null => {
  if (of === "list") return settings;
  const list = fieldsOf(at(settings, ["mapping", of]));
  if (list === null || (of === "each" && somebody === null)) return null;
  const { request, ...rest } = Object.fromEntries(
    Object.entries(list).filter(([name]) => !OWN.has(name)),
  );
  const asked =
    of === "each" && somebody !== null ? withId(request, somebody) : request;
  const alone = OTHERS.reduce<ConnectorSettings>(
    (all, other) => put(all, ["mapping", other], undefined),
    settings ?? {},
  );
  return put(alone, ["mapping", "list"], { ...rest, request: asked });
};

/** What a list has that the first has not. */
const OWN: ReadonlySet<string> = new Set(["by", "people", "notFound"]);

/** Nothing else is asked, so nothing else can be in its way. */
const OTHERS = ["directory", "each", "stream"] as const;
