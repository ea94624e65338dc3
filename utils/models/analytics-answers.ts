import { analyticsOf } from "../domain/analytics/analytics-of.ts";
import { whoOf } from "../domain/analytics/who.ts";
import { createNaming } from "../domain/page-name.ts";
import type { Reader } from "../storage/reader.ts";
import type { FromReader, ToReader } from "./analytics-question.ts";

/** People in a message: taking them out of it costs a page about 2 ms. */
const PART = 2000;

/**
 * Answers the questions of a page one after the other, beside it: nothing of this holds up what it shows. What nobody
 * waits for any more is not begun.
 */
export const answerAnalytics = (
  reader: Pick<Reader, "facts">,
  post: (message: FromReader) => void,
): ((message: ToReader) => void) => {
  const stopped = new Set<number>();
  let work = Promise.resolve();

  const answer = async ({
    id,
    question,
    counted,
  }: Extract<ToReader, { kind: "ask" }>): Promise<void> => {
    if (stopped.delete(id)) return;
    const { source, range, now, limits, rules } = question;
    const facts = await reader.facts(source, range, now, limits);
    if (stopped.delete(id)) return;
    if (!facts.ok) return post({ kind: "failed", id, failure: facts.failure });
    const naming = createNaming(rules);
    if (counted !== null) {
      const persons = whoOf(facts.value, question, naming, counted);
      for (const part of partsOf(persons))
        post({ kind: "who", id, persons: part });
      return post({ kind: "done", id });
    }
    const { people, ...numbers } = analyticsOf(facts.value, question, naming);
    for (const part of partsOf(people))
      post({ kind: "people", id, people: part });
    post({ kind: "numbers", id, numbers });
    post({ kind: "done", id });
  };

  return (message) => {
    if (message.kind === "stop") stopped.add(message.id);
    else work = work.then(() => answer(message));
  };
};

function* partsOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += PART)
    yield items.slice(at, at + PART);
}
