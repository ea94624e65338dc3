import { FROM_THE_START } from "../../utils/connectors/connector.ts";
import { CONNECTORS } from "../../utils/connectors/registry.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import type { Observation } from "../../utils/domain/observation.ts";
import type { Report } from "../../utils/domain/person.ts";
import type { Preset } from "../../utils/presets/preset.ts";
import { drivenIo } from "../contract/driven-io.ts";
import { type Capture, capture } from "./product-answers.ts";
import { TOLD_AT, valuesOf } from "./read-preset.ts";

export interface Asked {
  /** "GET /path?query", decoded. */
  readonly line: string;
  /** Path and query as they were sent. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string | null;
}

export interface Heard {
  readonly asked: readonly Asked[];
  readonly lines: readonly string[];
  readonly observation: Observation | null;
  readonly failure: Failure | null;
  readonly people: readonly Report[];
}

/** What a product answers: the first whose beginning the line has. A name is that of a fixture. */
export type Answers = readonly (readonly [
  beginning: string,
  answer: Capture | string,
])[];

/** One poll of a connection that was made from a preset, with answers in the place of its product. */
export const askPreset = async (
  preset: Preset,
  answers: Answers,
  values: Readonly<Record<string, string>> = {},
): Promise<Heard> => {
  const asked: Asked[] = [];
  const io = drivenIo({
    now: TOLD_AT + 7000,
    fetch: (address, init) => {
      const { pathname, search } = new URL(address);
      const path = `${pathname}${search}`;
      const line = `${init.method ?? "GET"} ${decodeURIComponent(path)}`;
      const body = typeof init.body === "string" ? init.body : null;
      asked.push({ line, path, headers: new Headers(init.headers), body });
      return answerTo(line, answers);
    },
  });
  const feed = CONNECTORS.mapped.connect(
    io,
    { address: preset.address.example, token: "the-secret" },
    { mapping: preset.mapping, values: valuesOf(preset, values) },
  );
  let observation: Observation | null = null;
  let failure: Failure | null = null;
  const { signal } = new AbortController();
  for await (const said of feed.observations(FROM_THE_START, signal))
    if (said.ok) observation = said.value;
    else failure = said.failure;
  return {
    asked,
    lines: asked.map(({ line }) => line),
    observation,
    failure,
    people: observation?.kind === "snapshot" ? observation.reports : [],
  };
};

const answerTo = (line: string, answers: Answers): Promise<Response> => {
  const [, answer] =
    answers.find(([beginning]) => line.startsWith(beginning)) ?? [];
  if (answer === undefined)
    return Promise.reject(new Error(`nobody expects ${line}`));
  const { status, headers, body } =
    typeof answer === "string" ? capture(answer) : answer;
  const { date = "", link = "", ...more } = headers;
  const said = { date, link, "retry-after": more["retry-after"] ?? "" };
  return Promise.resolve(
    new Response(JSON.stringify(body), {
      status,
      headers: {
        "content-type": "application/json",
        ...Object.fromEntries(
          Object.entries(said).filter(([, value]) => value !== ""),
        ),
      },
    }),
  );
};
