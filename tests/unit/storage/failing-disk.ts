import type { Connected, Database } from "../../../utils/storage/database.ts";
import { abort } from "../../../utils/storage/transaction.ts";

/** A write that a transaction asks for: into which store, and the how-manieth of this disk. */
export interface Write {
  readonly store: string;
  readonly method: "put" | "delete" | "clear";
  readonly number: number;
}

/**
 * The same disk, on which some writes fail as on a full one: the request fails first, then all that its transaction did
 * is undone. Everything else works.
 */
export const failing = (
  db: Database,
  fails: (write: Write) => boolean,
): Database => {
  let number = 0;
  const asks = (store: string, method: string): boolean =>
    (method === "put" || method === "delete" || method === "clear") &&
    fails({ store, method, number: number++ });
  return {
    ...db,
    use: (work) => db.use((connected) => work(failingOn(connected, asks))),
  };
};

/** The same disk, that has no room left in one store. */
export const fullFor = (db: Database, store: string): Database =>
  failing(db, (write) => write.store === store && write.method === "put");

type Asks = (store: string, method: string) => boolean;

const failingOn = (connected: Connected, asks: Asks): Connected =>
  wrapped(connected, "transaction", (tx: object) => {
    // CAST: what `transaction` gives.
    const aborted = () => abort(tx as ReturnType<Connected["transaction"]>);
    return wrapped(
      tx,
      "objectStore",
      (store: object, name) =>
        new Proxy(store, {
          get: (target, member) => {
            const own: unknown = Reflect.get(target, member, target);
            if (typeof own !== "function") return own;
            return (...args: unknown[]): unknown => {
              if (!asks(String(name), String(member)))
                return own.apply(target, args);
              queueMicrotask(aborted);
              return Promise.reject(
                new DOMException("full", "QuotaExceededError"),
              );
            };
          },
        }),
    );
  });

/** The same object, whose method `name` gives what `change` makes of its value and its first argument. */
const wrapped = <Target extends object>(
  object: Target,
  name: string,
  change: (value: object, argument: unknown) => object,
): Target =>
  new Proxy(object, {
    get: (target, property) => {
      const own: unknown = Reflect.get(target, property, target);
      return property === name && typeof own === "function"
        ? (...args: unknown[]) =>
            // CAST: transactions and stores are objects.
            change(own.apply(target, args) as object, args[0])
        : own;
    },
  });
