import { STATUS_CODES } from "node:http";
import type { Reply } from "./message.ts";

/**
 * An error answer after RFC 9457.
 * @param detail one sentence for the person who has to solve it; never a secret
 */
export function problem(
  status: number,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const title = STATUS_CODES[status] ?? "Error";
  return {
    status,
    headers: { "Content-Type": "application/problem+json", ...headers },
    // "about:blank" says that the status alone tells what kind of problem it is.
    body: JSON.stringify({ type: "about:blank", title, status, detail }),
  };
}
