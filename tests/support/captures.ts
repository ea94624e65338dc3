import { readFileSync } from "node:fs";

/** What a real product was once heard to say: JSON of `tests/fixtures/captures`. */
export const captured = (file: string): unknown =>
  JSON.parse(
    readFileSync(
      new URL(`../fixtures/captures/${file}.json`, import.meta.url),
      "utf8",
    ),
  );

interface Recorded {
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The answer of one recorded request, as it came. */
export const recordedAnswer = (file: string): Recorded =>
  // CAST: so the recorder wrote them.
  captured(file) as Recorded;

/** Headers of a body that is written anew are not those of the recorded one. */
const OWN_HEADERS = ["content-length", "connection", "keep-alive"];

/** {@link recordedAnswer} as `fetch` would give it. */
export const responseOf = (file: string): Response => {
  const { status, responseHeaders, body } = recordedAnswer(file);
  const headers = new Headers(responseHeaders);
  for (const name of OWN_HEADERS) headers.delete(name);
  return new Response(JSON.stringify(body), { status, headers });
};

/** JSON as `fetch` would give it. */
export const jsonResponse = (
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
