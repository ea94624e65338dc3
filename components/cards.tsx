import { useComputed } from "@preact/signals";
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
  const { numbers, roster, parts } = models;
  const { headline, sessions } = numbers;
  const online = useComputed(() => onlineWords(headline.value));
  const offline = useComputed(() => offlineWords(headline.value));
  const shared = { models, onWhy: ask };
  return (
    <>
      <div class="cards">
        <Card
          {...shared}
          name="total"
          value={useComputed(() => numberOf(headline.value?.total))}
          parts={useComputed(
            () =>
              parts?.("total") ??
              snapshotWords(roster.glance.value?.state?.receivedAt ?? null),
          )}
        />
        <Card
          {...shared}
          name="online"
          value={useComputed(() => numberOf(headline.value?.online))}
          hint={online}
          parts={useComputed(() => parts?.("online") ?? online.value)}
        />
        <Card
          {...shared}
          name="offline"
          value={useComputed(() => numberOf(headline.value?.offline))}
          hint={offline}
          parts={useComputed(() => parts?.("offline") ?? offline.value)}
        >
          <Anomalies models={models} />
        </Card>
        <Card
          {...shared}
          name="session"
          value={useComputed(() => sessionValue(sessions.value))}
          hint={useComputed(() => sessionHint(sessions.value))}
          parts={useComputed(() => sessionWords(sessions.value))}
        />
      </div>
      {asked !== null && (
        <WhyDialog name={asked} models={models} onClose={() => ask(null)} />
      )}
    </>
  );
};

/** Disabled people with a live session: somebody should look at them. */
const Anomalies = ({ models: { numbers, list } }: CardsProps): VNode | null => {
  const count = useComputed(() => numbers.headline.value?.anomalies ?? 0).value;
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
