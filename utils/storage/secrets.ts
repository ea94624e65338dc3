import { browser } from "../browser.ts";
import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { type Result, ok } from "../domain/result.ts";
import type { SecretKept } from "../messaging/protocol.ts";
import type { Database, SecretRecord } from "./database.ts";

/*
 * Tokens. "Until the browser closes": in `storage.session`, which is memory and hidden from content scripts. "Remember
 * on this device": AES-GCM under a key that cannot be exported, in this extension's own IndexedDB. Never in
 * `storage.local` or `sync` (content scripts can read them). Each is bound to one exact origin. This keeps a token from
 * casual eyes and makes "forget" real; it does not stop a program that runs as the same user.
 */

const KEY = "key";

interface SessionSecret {
  readonly origin: string;
  readonly token: string;
}

const sessionKey = (source: SourceId): string => `token:${source}`;

/** The token of a source for this origin, or null: none is kept, or it belongs to another origin. */
export const readToken = async (
  db: Database,
  source: SourceId,
  origin: string,
): Promise<Result<string | null, Failure>> => {
  const held = await sessionSecret(source);
  if (held !== null) return ok(held.origin === origin ? held.token : null);
  return db.use(async (connected) => {
    const [key, record] = await Promise.all([
      connected.get("secrets", KEY),
      connected.get("secrets", source),
    ]);
    if (
      !(key instanceof CryptoKey) ||
      !isRecord(record) ||
      record.origin !== origin
    )
      return null;
    return open(key, record);
  });
};

/** Keeps a token in one of the two places and then clears the other: wherever this ends, there is a token. */
export const writeToken = async (
  db: Database,
  source: SourceId,
  secret: SessionSecret,
  remember: boolean,
): Promise<Result<null, Failure>> => {
  if (!remember) {
    await browser.storage.session.set({ [sessionKey(source)]: secret });
    return forgetRemembered(db, source);
  }
  const remembered = await db.use(async (connected) => {
    // The key first, in a transaction of its own: sealing is a foreign await, and a transaction does not outlive one.
    const known = await connected.get("secrets", KEY);
    const key = known instanceof CryptoKey ? known : await newKey();
    if (key !== known) await connected.put("secrets", key, KEY);
    await connected.put("secrets", await seal(key, secret), source);
    return null;
  });
  if (remembered.ok) await browser.storage.session.remove(sessionKey(source));
  return remembered;
};

export const forgetToken = async (
  db: Database,
  source: SourceId,
): Promise<Result<null, Failure>> => {
  await browser.storage.session.remove(sessionKey(source));
  return forgetRemembered(db, source);
};

const forgetRemembered = (
  db: Database,
  source: SourceId,
): Promise<Result<null, Failure>> =>
  db.use(async (connected) => {
    await connected.delete("secrets", source);
    return null;
  });

/** Whether a token is kept, and where; never the token. */
export const secretKept = async (
  db: Database,
  source: SourceId,
): Promise<SecretKept> => {
  if ((await sessionSecret(source)) !== null) return "until_browser_closes";
  const record = await db.use((connected) => connected.get("secrets", source));
  return record.ok && record.value !== undefined ? "remembered" : "none";
};

const sessionSecret = async (
  source: SourceId,
): Promise<SessionSecret | null> => {
  const key = sessionKey(source);
  const held: unknown = (await browser.storage.session.get(key))[key];
  // CAST: only `writeToken` writes this key.
  return held === undefined ? null : (held as SessionSecret);
};

const isRecord = (
  value: CryptoKey | SecretRecord | undefined,
): value is SecretRecord => value !== undefined && "sealed" in value;

const newKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);

const seal = async (
  key: CryptoKey,
  { origin, token }: SessionSecret,
): Promise<SecretRecord> => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    parameters(iv, origin),
    key,
    new TextEncoder().encode(token),
  );
  return { origin, iv, sealed };
};

/** Null when it cannot be opened (a damaged record): the person is asked for the token again. */
const open = async (
  key: CryptoKey,
  { origin, iv, sealed }: SecretRecord,
): Promise<string | null> => {
  try {
    return new TextDecoder().decode(
      await crypto.subtle.decrypt(parameters(iv, origin), key, sealed),
    );
  } catch {
    return null;
  }
};

/** The origin is sealed with the token: a record that was moved to another origin does not open. */
const parameters = (
  iv: Uint8Array<ArrayBuffer>,
  origin: string,
): AesGcmParams => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(origin),
});
