import { filedOrder } from "../domain/filed-order.ts";
import type { SourceId } from "../domain/ids.ts";
import { matchedConnections } from "../domain/matched-connections.ts";
import { watchId } from "../domain/watch.ts";
import { addConnection, changeConnection } from "./filed-connections.ts";
import { type ImportStep, noted } from "./import-step.ts";

export const addConnections: ImportStep = async ({ send, plan, ids, undo }) => {
  for (const filed of plan.added) {
    const { source, failure } = await addConnection(send, filed);
    if (source !== null) {
      if (filed.id !== null) ids.set(filed.id, source);
      undo.push(() => send({ type: "remove", source }));
    }
    if (failure !== null) return failure;
  }
  return null;
};

export const changeConnections: ImportStep = async ({ send, plan, undo }) => {
  for (const { source, filed } of plan.changed) {
    undo.push(() => changeConnection(send, source, null));
    const changed = await changeConnection(send, source, filed);
    if (!changed.ok) return changed.failure;
  }
  return null;
};

/** What was added stands behind the others until here. */
export const orderConnections: ImportStep = async (importing) => {
  const { send, file } = importing;
  const sources = await importing.sources();
  const before = sources.map(({ id }) => id);
  const order = filedOrder(
    sources,
    matchedConnections(file.connections, sources),
  );
  if (order === null) return null;
  const ordered = await send({ type: "orderSources", sources: [...order] });
  return noted(importing, ordered, () =>
    send({ type: "orderSources", sources: before }),
  );
};

export const showConnection: ImportStep = async (importing) => {
  const { send, plan, file, here, ids } = importing;
  const { shown } = file;
  if (!plan.settings.includes("shown") || shown === null) return null;
  const show = (source: SourceId | null) => send({ type: "setShown", source });
  const done = await show(shown === "all" ? null : (ids.get(shown) ?? null));
  return noted(importing, done, () =>
    show(here.shown === "all" ? null : here.shown),
  );
};

/** Of the connections as they are by now: a watch is set on what its page knows of them. */
export const watchPeople: ImportStep = async (importing) => {
  const { send, plan, ids } = importing;
  const sources = plan.watches.length === 0 ? [] : await importing.sources();
  for (const { until, ...watch } of plan.watches) {
    const record = sources.find(({ id }) => id === ids.get(watch.source));
    if (record === undefined) continue;
    const { id: source, generation } = record;
    const id = watchId(importing.newId());
    const set = await send({
      type: "setWatch",
      ...{ ...watch, source, generation, id, ticket: null, tab: null },
      until: until === null ? null : { kind: "date", localAt: until },
    });
    const failure = noted(importing, set, () =>
      send({ type: "stopWatch", source, id }),
    );
    if (failure !== null) return failure;
  }
  return null;
};
