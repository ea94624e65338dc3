import type { Page } from "puppeteer-core";
import type { StoreNames } from "idb";
import {
  DATABASE_NAME,
  type Database,
  type Schema,
  openDatabase,
} from "../../utils/storage/database.ts";
import { unwrap } from "./unwrap.ts";

interface DumpedStore {
  readonly name: StoreNames<Schema>;
  readonly keys: readonly IDBValidKey[];
  readonly values: readonly unknown[];
}

/** Numbers the copies: each is a database of its own. */
let copies = 0;

/**
 * Copies Rollcall's database out of a page of the extension into one that Rollcall's own code can open here. Everything
 * is read in one transaction. Secrets stay where they are.
 * @returns also how many bytes were copied
 */
export const copyDatabase = async (
  page: Page,
): Promise<{ readonly db: Database; readonly bytes: number }> => {
  const text = await page.evaluate(dump, DATABASE_NAME);
  // CAST: what `dump` wrote.
  const stores = JSON.parse(text, revived) as readonly DumpedStore[];
  const db = openDatabase(`copy-${copies++}`);
  unwrap(
    await db.use(async (connected) => {
      if (stores.length === 0) return;
      const tx = connected.transaction(
        stores.map(({ name }) => name),
        "readwrite",
      );
      const writes = stores.flatMap(({ name, keys, values }) => {
        const store = tx.objectStore(name);
        // CAST: values and keys come from a store of this very name.
        return values.map((value, at) =>
          store.keyPath === null
            ? store.put(value as never, keys[at] as never)
            : store.put(value as never),
        );
      });
      await Promise.all([...writes, tx.done]);
    }),
  );
  return { db, bytes: text.length };
};

/** Runs inside a page of the extension, so it stands alone. Bytes are written as text of two digits each. */
const dump = async (name: string): Promise<string> => {
  const settle = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error("The database cannot be read."));
    });
  const readable = (_: string, value: unknown): unknown => {
    if (!ArrayBuffer.isView(value)) return value;
    const { buffer, byteOffset, byteLength } = value;
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
    return { array: value.constructor.name, hex: hex.join("") };
  };
  // To open one that is not there would make one.
  const known = await indexedDB.databases();
  if (!known.some((one) => one.name === name)) return "[]";
  const database = await settle(indexedDB.open(name));
  const names = [...database.objectStoreNames].filter(
    (store) => store !== "secrets",
  );
  const tx = database.transaction(names);
  const stores = await Promise.all(
    names.map(async (store) => {
      const [keys, values] = await Promise.all([
        settle(tx.objectStore(store).getAllKeys()),
        settle(tx.objectStore(store).getAll()),
      ]);
      return { name: store, keys, values };
    }),
  );
  database.close();
  return JSON.stringify(stores, readable);
};

const ARRAYS = { Uint8Array, Uint16Array, Uint32Array, Float64Array };

const revived = (_: string, value: unknown): unknown => {
  if (typeof value !== "object" || value === null || !("hex" in value))
    return value;
  // CAST: what `readable` wrote in the place of an array.
  const { array, hex } = value as { array: keyof typeof ARRAYS; hex: string };
  const bytes = Uint8Array.from(Buffer.from(hex, "hex"));
  return new ARRAYS[array](bytes.buffer);
};
