import { browser } from "../../utils/browser.ts";
import { localInstant } from "../../utils/domain/instant.ts";
import { IntentModel } from "../../utils/models/intent-model.ts";
import type { PageModels } from "../../utils/models/page-models.ts";
import { onIntent, takeIntent } from "../../utils/storage/intent.ts";

/**
 * Hears what is asked of this window's panel: before it opened, and from now on. A page that nobody sees (the panel in a
 * tab behind others) leaves it to the one that is seen.
 */
export const followIntents = ({ roster, list }: PageModels): void => {
  const { ask } = new IntentModel({ people: roster.people, list });
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
