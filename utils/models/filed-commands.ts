import type { FiledConnection } from "../domain/filed-settings.ts";
import type { PageSettings } from "../domain/page-settings.ts";
import type { Notifying } from "../domain/quiet-hours.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { CommandOf } from "../messaging/protocol.ts";

/* What a file of settings says, as the worker is told it: in lists of their own, which it may change. */

/**
 * @param source the connection in whose place it is put; null: a new one
 * @param remember how the secret is kept that there is
 */
export const saveOf = (
  { connector, address, name, preset, settings, limits }: FiledConnection,
  source: SourceRecord["id"] | null,
  remember: boolean,
): CommandOf<"save"> => ({
  type: "save",
  ...{ source, connector, address, name, preset, settings, remember },
  // Whatever stands in a file: a secret is typed by whoever uses it.
  token: null,
  limits: limits === null ? null : { ...limits },
});

export const pagesOf = ({
  rules,
  parameters,
}: PageSettings): CommandOf<"savePages">["pages"] => ({
  rules: rules.map((rule) => ({ ...rule })),
  parameters: [...parameters],
});

export const notifyingOf = ({
  names,
  quiet,
}: Notifying): CommandOf<"saveNotifying"> => ({
  type: "saveNotifying",
  // CAST: days of a week, which the worker judges.
  notifying: {
    names,
    quiet: quiet && { ...quiet, days: [...quiet.days] },
  } as CommandOf<"saveNotifying">["notifying"],
});
