import type { Failure } from "../domain/failure.ts";
import { SECOND } from "../domain/instant.ts";
import { MAX_NAME } from "../domain/outside-limits.ts";
import { fieldsOf, textOf } from "../domain/outside-value.ts";
import type { Recognition } from "../domain/recognition.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { sampleOf } from "../mapping/sample.ts";
import type { Io } from "../transport/io.ts";
import { type Looked, lookAt } from "../transport/look.ts";
import { timeOfAnswer } from "./counted.ts";
import { describedIn } from "./described-lists.ts";
import { parse } from "./json-answer.ts";
import { nextOfLink } from "./mapped-paging.ts";

/** All questions together, so that a server that is slow with each is not waited for nine times. */
const LONGEST_MS = 20 * SECOND;
const TOO_LATE = fail({ code: "timeout", afterMs: LONGEST_MS } as const);
/** Where our protocol mostly is, below an address that is not it. */
const BELOW = ["/rollcall", "/api/rollcall", "/rollcall/v1"];
/** Where descriptions mostly are, at the origin. */
const DESCRIPTIONS = [
  "/openapi.json",
  "/swagger.json",
  "/api/openapi.json",
  "/v3/api-docs",
];

interface Seen {
  readonly url: string;
  readonly looked: Looked;
  /** Undefined: it is no JSON. */
  readonly json: unknown;
  /** Why it is none. */
  readonly refusal: Failure | null;
}

/**
 * What is at an address, the surest first; nothing where nobody knows it. Asks in order, at most nine times, one after
 * the other, and stops as soon as one answer is sure. Fails where the first question brings no answer at all.
 * @param address without a trailing slash
 */
export const recognise = async (
  io: Io,
  address: string,
): Promise<Result<readonly Recognition[], Failure>> => {
  const ending = new AbortController();
  const cancel = io.after(LONGEST_MS, () => ending.abort());
  const see = async (url: string): Promise<Result<Seen, Failure>> => {
    const looked = ending.signal.aborted
      ? TOO_LATE
      : await lookAt(io, url, ending.signal);
    if (!looked.ok) return ending.signal.aborted ? TOO_LATE : looked;
    const { bytes } = looked.value;
    const json = bytes === null ? null : parse(bytes);
    const unread = json?.ok === false ? json.failure : null;
    return ok({
      ...{ url, looked: looked.value },
      json: json?.ok === true ? json.value : undefined,
      refusal: looked.value.refusal ?? unread,
    });
  };
  try {
    return await inOrder(io, address, see);
  } finally {
    cancel();
  }
};

const inOrder = async (
  io: Io,
  address: string,
  see: (url: string) => Promise<Result<Seen, Failure>>,
): Promise<Result<readonly Recognition[], Failure>> => {
  const first = await see(address);
  if (!first.ok) return first;
  const here = protocolIn(first.value);
  if (here !== null) return ok([here]);
  const found: Recognition[] = [];
  const isLocked = asksWho(first.value);
  for (const below of BELOW) {
    const seen = await see(`${address}${below}`);
    const protocol = seen.ok ? protocolIn(seen.value) : null;
    if (protocol !== null) return ok([protocol]);
  }
  const info = await see(`${address}/server/info`);
  const directus = info.ok ? directusIn(info.value, address) : null;
  if (directus !== null) return ok([directus]);
  const own = jsonIn(first.value, io);
  const described = describedAt(first.value);
  if (described !== null) found.push(described);
  else if (own !== null) found.push(own);
  if (described === null) {
    const { origin } = new URL(address);
    for (const path of DESCRIPTIONS) {
      const seen = await see(`${origin}${path}`);
      const description = seen.ok ? describedAt(seen.value) : null;
      if (description === null) continue;
      found.push(description);
      break;
    }
  }
  if (isLocked) found.push({ kind: "locked", address });
  const { refusal } = first.value;
  // That nothing is there is what is said anyway.
  if (found.length === 0 && refusal !== null && refusal.code !== "not_found")
    found.push({ kind: "nothing", why: refusal });
  return ok(found);
};

const asksWho = ({ looked: { status } }: Seen): boolean =>
  status === 401 || status === 403;

/** Our protocol says what it is to whom it knows, and its clock to everybody. */
const protocolIn = ({ url, looked, json }: Seen): Recognition | null => {
  const base = fieldsOf(json);
  if (base?.["protocol"] === "rollcall-presence")
    return {
      ...{ kind: "protocol", address: url },
      name: textOf(base["name"], MAX_NAME),
    };
  return looked.status === 401 && looked.headers.has("Rollcall-Server-Time")
    ? { kind: "protocol", address: url, name: null }
    : null;
};

const directusIn = ({ json }: Seen, address: string): Recognition | null => {
  const project = fieldsOf(fieldsOf(fieldsOf(json)?.["data"])?.["project"]);
  return project === null
    ? null
    : {
        ...{ kind: "directus", address },
        name: textOf(project["project_name"], MAX_NAME) ?? "Directus",
      };
};

const describedAt = ({ url, json }: Seen): Recognition | null => {
  const description = describedIn(json);
  return description === null
    ? null
    : { kind: "openapi", address: new URL(url).origin, ...description };
};

const jsonIn = ({ url, looked, json }: Seen, io: Io): Recognition | null =>
  typeof json === "object" && json !== null
    ? {
        ...{ kind: "json", address: url, sample: sampleOf(json) },
        serverTime: timeOfAnswer(looked.headers, io.now()),
        leadsOn: nextOfLink(looked.headers.get("link") ?? "") !== null,
      }
    : null;
