/** What a member's name ends with when its value opens doors: "access_token", "passwordHash", "set-cookie". */
const ENDING =
  /(?:token|tokens|cookie|cookies|password|passwords|passwd|pwd|passwordhash|passwordsalt|secret|secrets|authorization|credentials?|apikey|privatekey|jwt|bearer)$/;
/** Names that say it only as a whole. */
const WHOLE: ReadonlySet<string> = new Set([
  "auth",
  "authdata",
  "otp",
  "salt",
  "sessionkey",
  "secwebsocketkey",
]);

/** A name without what people write differently: letter case, "-", "_", blanks and dots. */
export const plainName = (name: string): string =>
  name
    .slice(-100)
    .toLowerCase()
    .replaceAll(/[-_\s.]/g, "");

/** Is a value of this name one that opens doors? A guess by the name alone. */
export const isSecretName = (name: string): boolean => {
  const plain = plainName(name);
  return ENDING.test(plain) || WHOLE.has(plain);
};
