import { browser } from "../../utils/browser.ts";
import { reportIn } from "../../utils/domain/people-index.ts";
import { localInstant } from "../../utils/domain/instant.ts";
import { IntentModel } from "../../utils/models/intent-model.ts";
import type { PageScopes } from "../../utils/models/page-scopes.ts";
import { onIntent, takeIntent } from "../../utils/storage/intent.ts";
import { everybodyIn } from "./everybody.ts";

/**
 * Hears what is asked of this window's panel: before it opened, and from now on. A page that nobody sees (the panel in a
 * tab behind others) leaves it to the one that is seen.
 */
export const followIntents = (scopes: PageScopes): void => {
  const { shown, connections } = scopes;
  const people = everybodyIn(scopes);
  const { ask } = new IntentModel({
    people,
    show: (id) => {
      const report = reportIn(people.peek()?.index, id);
      if (report !== undefined) shown.peek().show(report);
    },
    showIn: (source, person) => {
      const several = connections.peek();
      if (several === null || source === null) shown.peek().list.show(person);
      else several.showPerson(source, person);
    },
    list: () => shown.peek().wide().list,
  });
  const here = browser.windows.getCurrent();
  const gone = new AbortController();
  const look = async (): Promise<void> => {
    if (document.hidden) return;
    const { id } = await here;
    const intent = await takeIntent(id, () => localInstant(Date.now()));
    if (intent !== null) ask(intent.asked);
  };
  onIntent(() => void look(), gone.signal);
  document.addEventListener("visibilitychange", () => void look());
  addEventListener("pagehide", () => gone.abort());
  void look();
};
