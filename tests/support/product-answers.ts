import { captured } from "./captures.ts";

/** An answer of a product: recorded, or after its documentation (then with its `source`). */
export interface Capture {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface Recorded {
  readonly status?: number;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** @param name folder and file: "keycloak/users" */
export const capture = (name: string): Capture => {
  // CAST: so they were recorded; routes of our own without a status.
  const { status, responseHeaders, body } = captured(name) as Recorded;
  return { status: status ?? 200, headers: responseHeaders ?? {}, body };
};

/** What a product might say as well. */
export const saying = (body: unknown): Capture => ({
  status: 200,
  headers: { date: "Sat, 21 Nov 2026 02:20:00 GMT" },
  body,
});
