import {
  type ReadonlySignal,
  createModel,
  effect,
  signal,
  untracked,
} from "@preact/signals";
import { personNamed } from "../domain/find-people.ts";
import type { PersonId, SourceId } from "../domain/ids.ts";
import type { Asked } from "../domain/intent.ts";
import type { PeopleIndex } from "../domain/people-index.ts";
import type { Report } from "../domain/person.ts";
import { unreachable } from "../domain/result.ts";
import type { People } from "./people.ts";

export interface IntentPorts {
  readonly people: ReadonlySignal<People | null>;
  /** Opens somebody of these people. */
  readonly show: (person: PersonId) => void;
  /** Opens somebody by the platform's own id; a source that is null is the only one. */
  readonly showIn: (source: SourceId | null, person: PersonId) => void;
  /** The list of everybody, shown from then on. */
  readonly list: () => {
    readonly close: () => void;
    readonly clear: () => void;
    readonly find: (text: string) => void;
  };
}

/**
 * Answers what was asked from outside the page (menu, address bar, notification): opens the one person who is meant, else searches
 * among everybody. Waits until the whole list was read: in a part of it nobody can be said to be missing.
 */
export const IntentModel = createModel((ports: IntentPorts) => {
  const { people } = ports;
  const asked = signal<string | null>(null);

  effect(() => {
    const text = asked.value;
    const all = people.value;
    if (text === null || all === null || !all.whole) return;
    untracked(() => {
      asked.value = null;
      answer(text, all.index);
    });
  });

  const answer = (text: string, index: PeopleIndex): void => {
    const person = personNamed(reportsIn(index), text);
    if (person !== null) {
      ports.show(person);
      return;
    }
    const list = ports.list();
    // A filter of yesterday must not hide whom somebody asks for now.
    list.close();
    list.clear();
    list.find(text);
  };

  return {
    /** A later question takes the place of one that still waits. */
    ask(question: Asked): void {
      switch (question.kind) {
        case "text":
          if (question.text !== "") asked.value = question.text;
          return;
        case "person":
          // Who is known by id is found as soon as the list is there.
          asked.value = null;
          ports.showIn(question.source ?? null, question.person);
          return;
        default:
          unreachable(question);
      }
    },
  };
});

export type IntentModel = InstanceType<typeof IntentModel>;

function* reportsIn({ reports }: PeopleIndex): Generator<Report> {
  for (const report of reports) if (report !== undefined) yield report;
}
