import type { Failure } from "../domain/failure.ts";
import { type Result, ok } from "../domain/result.ts";
import { CUTS, shortened } from "../mapping/sample.ts";
import { eachText } from "../mapping/wanted-values.ts";
import { type Credentials, tells } from "../transport/credentials.ts";
import type { Polling } from "./mapped-poll.ts";

/** Letters of a sample, at most. */
export const MAX_SAMPLE = 100_000;

/**
 * The first answer of the list as JSON, for who maps it: without what is dropped, and short enough to be shown (longer
 * lists and texts are cut, so that it stays JSON). A text that gives the secret back is hidden. Fails as the request does; rows need not be found in it.
 */
export const sampleOf = async (
  { compiled, asking }: Polling,
  signal: AbortSignal,
): Promise<Result<string, Failure>> => {
  const { request, paging } = compiled.mapping.list;
  const anything = { ...compiled.list, rowsIn: () => [] };
  const page = await asking.first(request, paging, anything, signal);
  if (!page.ok) return page;
  const { raw, credentials } = page.value;
  return ok(
    textOfSample(withoutSecrets(compiled.dropping.without(raw), credentials)),
  );
};

/** Many answers say the address back that they were asked by, for their next page: a secret may stand in it. */
const withoutSecrets = (answer: unknown, credentials: Credentials): unknown =>
  eachText(answer, (text) => (tells(text, credentials) ? HIDDEN : text));

const HIDDEN = "••••";

export const textOfSample = (answer: unknown): string => {
  for (const step of CUTS) {
    const text = JSON.stringify(shortened(answer, step), null, 2) ?? "null";
    if (text.length <= MAX_SAMPLE) return text;
  }
  return "null";
};
