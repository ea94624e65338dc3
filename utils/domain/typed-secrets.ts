import { isSecretName } from "./secret-name.ts";

/*
 * Secrets that somebody typed into a request of a connection's settings, where the token's field does not keep them: a
 * header "X-Api-Key", a parameter "access_token". Found by their names; what is filled in ({{secret}}) is none.
 */

/** Members of settings in which it stands what is sent. */
const SENT: ReadonlySet<string> = new Set(["request", "hello", "beat"]);
const DEEPEST = 24;

type Keys = readonly string[];

/** Where they stand, as keys from the settings on. */
export const typedSecretsIn = (settings: unknown): readonly Keys[] => {
  const found: Keys[] = [];
  walked(settings, [], false, (keys) => found.push(keys));
  return found;
};

/** The same settings without them. */
export const withoutTypedSecrets = <Settings>(settings: Settings): Settings =>
  // CAST: only members are left out that a request may lack.
  walked(settings, [], false, () => undefined) as Settings;

const isFixed = (value: unknown): boolean =>
  (typeof value === "string" && value.trim() !== "" && !value.includes("{{")) ||
  typeof value === "number";

const walked = (
  value: unknown,
  keys: Keys,
  isSent: boolean,
  onSecret: (keys: Keys) => void,
): unknown => {
  if (typeof value === "string")
    return isSent && keys.at(-1) === "path"
      ? withoutParameters(value, () => onSecret(keys))
      : value;
  if (typeof value !== "object" || value === null || keys.length > DEEPEST)
    return value;
  const inside = (name: string, member: unknown): unknown =>
    walked(member, [...keys, name], isSent || SENT.has(name), onSecret);
  if (Array.isArray(value))
    return value.map((item, at) => inside(String(at), item));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      if (!isSent || !isSecretName(name) || !isFixed(member))
        return [[name, inside(name, member)]];
      onSecret([...keys, name]);
      return [];
    }),
  );
};

/** A path with a query of its own, without the parameters that open doors. */
const withoutParameters = (path: string, onSecret: () => void): string => {
  const [before, ...rest] = path.split("?");
  if (rest.length === 0) return path;
  const kept = rest
    .join("?")
    .split("&")
    .filter((pair) => {
      const [name = "", ...value] = pair.split("=");
      const isSecret = isSecretName(name) && isFixed(value.join("="));
      if (isSecret) onSecret();
      return !isSecret;
    });
  return kept.length === 0 ? `${before}` : `${before}?${kept.join("&")}`;
};
