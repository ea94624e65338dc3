/** `chrome` inside an extension page, as far as this file uses it. */
interface InsideChrome {
  readonly chrome: {
    readonly storage: Readonly<
      Record<
        "local" | "sync" | "session",
        { readonly get: (key: null) => Promise<unknown> }
      >
    >;
  };
}

/**
 * All that an extension keeps, as text to search in: its storage areas, and its database with every buffer read as
 * text. Runs inside a page of the extension, so it stands alone.
 */
export const storedText = async (): Promise<{
  readonly areas: string;
  readonly database: string;
}> => {
  // CAST: inside the browser; `chrome` is there, its types are not.
  const { storage } = (globalThis as unknown as InsideChrome).chrome;
  const areas = await Promise.all(
    (["local", "sync", "session"] as const).map((area) =>
      storage[area].get(null),
    ),
  );
  const settle = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error("The database cannot be read."));
    });
  const readable = (_: string, value: unknown): unknown => {
    if (value instanceof ArrayBuffer)
      return new TextDecoder("latin1").decode(value);
    if (ArrayBuffer.isView(value))
      return new TextDecoder("latin1").decode(value.buffer);
    return value instanceof Map ? [...value] : value;
  };
  const kept: string[] = [];
  for (const { name = "" } of await indexedDB.databases()) {
    const database = await settle(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      kept.push(JSON.stringify(await settle(all), readable));
    }
    database.close();
  }
  return {
    areas: JSON.stringify([areas, Object.entries(localStorage)]),
    database: kept.join("\n"),
  };
};
