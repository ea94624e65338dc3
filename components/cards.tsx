import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { formatNumber, plural } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { Card, type CardName } from "./card.tsx";
import {
  numberOf,
  offlineWords,
  onlineWords,
  sessionHint,
  sessionValue,
  sessionWords,
  snapshotWords,
} from "./card-words.ts";
import { Icon } from "./icon.tsx";
import { lazy } from "./lazy.tsx";

interface CardsProps {
  readonly models: PageModels;
}

const WhyDialog = lazy(
  async () => (await import("./why-dialog.tsx")).WhyDialog,
);

/** The four numbers, always of everybody. Of old data each says that it is old: a question mark, and the age. */
export const Cards = ({ models }: CardsProps): VNode => {
  const [asked, ask] = useState<CardName | null>(null);
  const headline = models.numbers.headline.value;
  const sessions = models.numbers.sessions.value;
  const receivedAt = models.roster.glance.value?.state?.receivedAt ?? null;
  const shared = { models, onWhy: ask };
  return (
    <>
      <div class="cards">
        <Card {...shared} name="total" value={numberOf(headline?.total)}>
          {snapshotWords(receivedAt)}
        </Card>
        <Card
          {...shared}
          name="online"
          value={numberOf(headline?.online)}
          hint={onlineWords(headline)}
        >
          {onlineWords(headline)}
        </Card>
        <Card
          {...shared}
          name="offline"
          value={numberOf(headline?.offline)}
          hint={offlineWords(headline)}
        >
          {offlineWords(headline)}
          <Anomalies models={models} />
        </Card>
        <Card
          {...shared}
          name="session"
          value={sessionValue(sessions)}
          hint={sessionHint(sessions)}
        >
          {sessionWords(sessions)}
        </Card>
      </div>
      {asked !== null && (
        <WhyDialog name={asked} models={models} onClose={() => ask(null)} />
      )}
    </>
  );
};

/** Disabled people with a live session: somebody should look at them. */
const Anomalies = ({ models: { numbers, list } }: CardsProps): VNode | null => {
  const count = numbers.headline.value?.anomalies ?? 0;
  if (count === 0) return null;
  const words = plural("anomalies", count);
  return (
    <button
      type="button"
      class="anomaly"
      aria-label={words}
      title={words}
      onClick={() => list.filter({ account: "disabled" })}
    >
      <Icon name="alert" />
      {formatNumber(count)}
    </button>
  );
};
