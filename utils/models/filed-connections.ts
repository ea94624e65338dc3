import type { Failure } from "../domain/failure.ts";
import {
  type FiledConnection,
  filedConnection,
} from "../domain/filed-settings.ts";
import type { SourceId } from "../domain/ids.ts";
import { type Result, ok } from "../domain/result.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Send } from "../messaging/client.ts";
import { pagesOf, saveOf } from "./filed-commands.ts";

/** @returns the new connection, and why not all that the file says of it was written */
export const addConnection = async (
  send: Send,
  filed: FiledConnection,
): Promise<{
  readonly source: SourceId | null;
  readonly failure: Failure | null;
}> => {
  const saved = await send(saveOf(filed, null, true));
  if (!saved.ok) return { source: null, failure: saved.failure };
  const source = saved.value;
  const done = await adorn(send, source, filed, false);
  return { source, failure: done.ok ? null : done.failure };
};

/** Makes a connection what a file says of it, or what it was. @param filed null: as the record is */
export const changeConnection = async (
  send: Send,
  source: SourceRecord,
  filed: FiledConnection | null,
): Promise<Result<unknown, Failure>> => {
  const secret = await send({ type: "secret", source: source.id });
  const wanted = filed ?? filedConnection(source);
  const saved = await send(
    saveOf(wanted, source.id, secret !== "until_browser_closes"),
  );
  return saved.ok ? adorn(send, source.id, wanted, source.paused) : saved;
};

/** What `save` says nothing of. It lets a connection go on: one that was paused is paused again. */
const adorn = async (
  send: Send,
  source: SourceId,
  { pages, colour, paused }: FiledConnection,
  wasPaused: boolean,
): Promise<Result<unknown, Failure>> => {
  if (pages !== null) {
    const named = await send({
      ...{ type: "savePages", source },
      pages: pagesOf(pages),
    });
    if (!named.ok) return named;
  }
  if (colour !== null) {
    const coloured = await send({ type: "setColour", source, colour });
    if (!coloured.ok) return coloured;
  }
  if (paused ?? wasPaused)
    await send({ type: "setPaused", source, paused: true });
  return ok(null);
};
