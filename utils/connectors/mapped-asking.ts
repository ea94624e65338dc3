import type { CameList } from "../domain/came.ts";
import type { Failure } from "../domain/failure.ts";
import type { Instant } from "../domain/instant.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import type {
  CompiledList,
  CompiledMapping,
} from "../mapping/compiled-mapping.ts";
import { inTime, tooSlow } from "../mapping/expression-time.ts";
import type { MappedPaging, MappedRequest } from "../mapping/mapping-list.ts";
import { MAX_PEOPLE } from "../domain/source.ts";
import { LIST_TOO_LARGE, MAX_LIST_BYTES } from "../transport/body.ts";
import { tells } from "../transport/credentials.ts";
import {
  type HttpBody,
  type HttpRequest,
  sendForBody,
} from "../transport/http.ts";
import type { Io } from "../transport/io.ts";
import { timeOfAnswer } from "./counted.ts";
import { parse } from "./json-answer.ts";
import { type ReadPage, pagerOf } from "./mapped-paging.ts";
import { type PageParameters, requestOf } from "./mapped-request.ts";
import type { SecretSource } from "./mapped-token.ts";

/** Asks one platform by one mapping. */
export interface Asking {
  /** All pages of a list, in order. Fails as a request does: half a list is none. */
  readonly list: (
    request: MappedRequest,
    paging: MappedPaging | undefined,
    list: CompiledList,
    signal: AbortSignal,
  ) => Promise<Result<ListAnswer, Failure>>;
  /** One answer, as it is asked first. */
  readonly first: (
    request: MappedRequest,
    paging: MappedPaging | undefined,
    list: CompiledList,
    signal: AbortSignal,
  ) => Promise<Result<ReadPage, Failure>>;
  /** Requests made so far, those for tokens too. */
  readonly requests: () => number;
}

export interface ListAnswer extends Pick<CameList, "rows" | "isCut"> {
  readonly pages: readonly unknown[];
  /** It came in pages that nothing holds together: who was there all the time may be on none. */
  readonly isMoving: boolean;
  /** The last page, and the server's clock when it was sent. */
  readonly last: unknown;
  readonly sentAt: Instant;
}

const MOST_PAGES = 100;

export const askingOf = (
  io: Io,
  compiled: CompiledMapping,
  address: string,
  secrets: SecretSource,
): Asking => {
  const { mapping, readable, errorIn } = compiled;
  let requests = 0;

  /** Sent once; once more where a token that was good until now is refused. */
  const ask = async (
    request: MappedRequest,
    page: PageParameters,
    signal: AbortSignal,
  ): Promise<Result<Sent, Failure>> => {
    for (;;) {
      const before = secrets.requests();
      const secret = await secrets.get(signal);
      if (!secret.ok) return secret;
      const made = requestOf(
        mapping,
        request,
        { address, secret: secret.value },
        page,
      );
      if (!made.ok) return made;
      requests++;
      const answer = await sendForBody(io, made.value, signal);
      if (answer.ok) return ok({ request: made.value, body: answer.value });
      const isFresh = secrets.requests() > before;
      const again = answer.failure.code === "auth_required" && secrets.refuse();
      if (!again || isFresh || signal.aborted) return answer;
    }
  };

  const read = async (
    request: MappedRequest,
    page: PageParameters,
    list: CompiledList,
    signal: AbortSignal,
  ): Promise<Result<ReadPage, Failure>> => {
    const sent = await ask(request, page, signal);
    if (!sent.ok) return sent;
    const { body, request: made } = sent.value;
    const parsed = parse(body.bytes);
    if (!parsed.ok) return parsed;
    return inTime(() => {
      const told = errorIn(parsed.value);
      if (told !== null) return fail(withoutSecrets(told, made));
      const answer = readable(parsed.value);
      const rows = list.rowsIn(answer);
      return rows === null
        ? fail({ code: "bad_data", what: "no_rows" })
        : ok({
            raw: parsed.value,
            answer,
            rows,
            headers: body.headers,
            bytes: body.bytes.byteLength,
            url: made.url,
            credentials: made.credentials,
          });
    }, tooSlow);
  };

  const pagerFor = (paging: MappedPaging | undefined, list: CompiledList) =>
    pagerOf(paging, address, list.paging);

  return {
    requests: () => requests + secrets.requests(),
    first: (request, paging, list, signal) =>
      read(request, pagerFor(paging, list).first, list, signal),
    list: async (request, paging, list, signal) => {
      const pager = pagerFor(paging, list);
      const most = paging?.most ?? MOST_PAGES;
      const pages: unknown[] = [];
      let rows = 0;
      let bytes = 0;
      let next: PageParameters | null = pager.first;
      for (;;) {
        const page: Result<ReadPage, Failure> = await read(
          request,
          next,
          list,
          signal,
        );
        if (!page.ok) return page;
        pages.push(page.value.answer);
        rows += page.value.rows.length;
        if (rows > MAX_PEOPLE)
          return fail({ code: "too_large", limit: `${MAX_PEOPLE}` });
        bytes += page.value.bytes;
        if (bytes > MAX_LIST_BYTES) return LIST_TOO_LARGE;
        const led = pager.next(page.value);
        if (!led.ok) return led;
        next = led.value;
        const { answer, headers } = page.value;
        const isFull = pages.length >= most;
        if (next === null || (isFull && paging?.rest === "left"))
          return ok({
            pages,
            // A cursor leads on from a person; the others count.
            isMoving: pages.length > 1 && paging?.by !== "cursor",
            ...{ rows, isCut: next !== null },
            last: answer,
            sentAt: timeOfAnswer(headers, io.now()),
          });
        if (isFull) return fail({ code: "too_large", limit: `${most}` });
        io.stayAlive();
      }
    },
  };
};

interface Sent {
  readonly request: Omit<HttpRequest, "mark">;
  readonly body: HttpBody;
}

/** What an answer says of itself is shown, unless it gives back what it must not. */
const withoutSecrets = (
  failure: Failure,
  { credentials }: Sent["request"],
): Failure =>
  failure.code === "bad_data" &&
  failure.detail !== undefined &&
  tells(failure.detail, credentials)
    ? { code: "bad_data", what: failure.what }
    : failure;
