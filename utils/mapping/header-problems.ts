import { type MappedRequest, isHeaderName } from "./mapping-list.ts";
import type { Mapping } from "./mapping.ts";
import { type MappingProblem, cutDetail } from "./problem.ts";

/** Request headers that a browser keeps to itself (WHATWG Fetch, "forbidden request-header"): it leaves them out unsaid. */
const FORBIDDEN: ReadonlySet<string> = new Set([
  ...["accept-charset", "accept-encoding", "connection", "content-length"],
  ...["access-control-request-headers", "access-control-request-method"],
  ...["access-control-request-private-network", "cookie", "cookie2", "date"],
  ...["dnt", "expect", "host", "keep-alive", "origin", "referer", "te"],
  ...["set-cookie", "trailer", "transfer-encoding", "upgrade", "via"],
]);
const FORBIDDEN_BEGINNING = /^(?:proxy|sec)-/;

/** As {@link FORBIDDEN} by what they say: another method in the place of the request's own. */
const METHOD = /^x-(?:http-)?method(?:-override)?$/;
const FORBIDDEN_METHOD = /(?:^|,)\s*(?:connect|trace|track)\s*(?:,|$)/i;

/** What `fetch` takes as a header's text without throwing. */
const TEXT = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

/** Headers of a mapping that no browser sends. */
export const headerProblems = ({
  auth,
  list,
  directory,
  each,
  stream,
}: Mapping): readonly MappingProblem[] => [
  ...(auth.kind === "header"
    ? [
        ...problemOfName("auth.name", auth.name),
        ...problemOfText("auth.prefix", "", auth.prefix ?? ""),
      ]
    : []),
  ...problemsOfRequest("list", list.request),
  ...problemsOfRequest("directory", directory?.request),
  ...problemsOfRequest("each", each?.request),
  ...problemsOfRequest(
    "stream",
    stream?.kind === "events" ? stream.request : undefined,
  ),
];

const problemsOfRequest = (
  of: string,
  request: MappedRequest | undefined,
): readonly MappingProblem[] =>
  Object.entries(request?.headers ?? {}).flatMap(([name, text]) => {
    const at = `${of}.request.headers.${name}`;
    const wrong = problemOfName(at, name);
    return wrong.length > 0 ? wrong : problemOfText(at, name, text);
  });

const problemOfName = (at: string, name: string): readonly MappingProblem[] => {
  if (name === "") return [{ at, code: "field_needed" }];
  const plain = name.toLowerCase();
  return isHeaderName(name) &&
    !FORBIDDEN.has(plain) &&
    !FORBIDDEN_BEGINNING.test(plain)
    ? []
    : [{ at, code: "header_name", detail: cutDetail(name) }];
};

const problemOfText = (
  at: string,
  name: string,
  text: string,
): readonly MappingProblem[] =>
  TEXT.test(text) &&
  !(METHOD.test(name.toLowerCase()) && FORBIDDEN_METHOD.test(text))
    ? []
    : [{ at, code: "header_text" }];
