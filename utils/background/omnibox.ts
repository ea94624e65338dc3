import { browser } from "../browser.ts";
import { askedIn } from "../domain/asked-text.ts";
import type { LocalInstant } from "../domain/instant.ts";
import type { Asked } from "../domain/intent.ts";
import { writeIntent } from "../storage/intent.ts";
import type { KnownList } from "./known-list.ts";
import { openPanelOrTab } from "./side-panel.ts";
import { markedLine, plainLine } from "./suggestion-markup.ts";
import { type Piece, suggestionsFor } from "./suggestions.ts";

type Known = () => Promise<readonly KnownList[]>;

/**
 * "who ana" in the address bar: people with their state, from what is known here. Registered synchronously at the
 * worker's start.
 * @param isMasked whether the screen is shared; asked when `known` has answered
 */
export const answerAddressBar = (
  now: () => LocalInstant,
  known: Known,
  isMasked: () => boolean,
): void => {
  const lineOf = readsMarkup() ? markedLine : plainLine;
  let asked = 0;
  /** What the suggestions ask that stand there now, by what the address bar shows of them. */
  let asks: ReadonlyMap<string, Asked> = new Map();

  const answer = async (
    text: string,
    suggest: (all: { content: string; description: string }[]) => void,
  ): Promise<void> => {
    const question = ++asked;
    const lists = await known();
    // Another key was pressed meanwhile: its answer is the one that is waited for.
    if (question !== asked) return;
    const { headline, people } = suggestionsFor(lists, text, isMasked());
    asks = new Map(people.map((one) => [one.content, one.asks]));
    const description = lineOf([{ text: headline } satisfies Piece]);
    // Chromium reads its markup in a process of its own, and shows what stands there when the others come.
    await Promise.resolve(
      browser.omnibox.setDefaultSuggestion({ description }),
    );
    if (question !== asked) return;
    suggest(
      people.map(({ content, line }) => ({
        content,
        description: lineOf(line),
      })),
    );
  };

  browser.omnibox.onInputStarted.addListener(() => void answer("", () => {}));
  browser.omnibox.onInputChanged.addListener(
    (text, suggest) => void answer(text, suggest),
  );
  browser.omnibox.onInputEntered.addListener((text, disposition) => {
    // First of all, and not awaited, as in the menu.
    const active = disposition !== "newBackgroundTab";
    void openPanelOrTab(browser.windows.WINDOW_ID_CURRENT, active);
    const typed = { kind: "text", text: askedIn(text) } as const;
    void ask(asks.get(text) ?? typed, now());
  });
};

const ask = async (asked: Asked, askedAt: LocalInstant): Promise<void> => {
  const { id } = await browser.windows.getLastFocused();
  await writeIntent({ asked, windowId: id ?? null, askedAt });
};

/** Chrome and Edge read a little XML in a suggestion; Firefox shows it as it is. */
const readsMarkup = (): boolean =>
  !browser.runtime.getURL("").startsWith("moz-extension:");
