import type { ComponentChildren, VNode } from "preact";
import { formatNumber, plural, t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
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
import { Counting } from "./ticking.tsx";
import { ageWords } from "./words.ts";

interface CardsProps {
  readonly models: PageModels;
}

/** The four numbers, always of everybody. Of old data each says that it is old: a question mark, and the age. */
export const Cards = ({ models }: CardsProps): VNode => {
  const headline = models.numbers.headline.value;
  const receivedAt = models.roster.glance.value?.state?.receivedAt ?? null;
  const total = numberOf(headline?.total);
  const online = numberOf(headline?.online);
  const offline = numberOf(headline?.offline);
  return (
    <div class="cards">
      <Card name={t("card_total")} value={total} models={models}>
        {snapshotWords(receivedAt)}
      </Card>
      <Card
        name={t("card_online")}
        value={online}
        hint={onlineWords(headline)}
        models={models}
      >
        {onlineWords(headline)}
      </Card>
      <Card
        name={t("card_offline")}
        value={offline}
        hint={offlineWords(headline)}
        models={models}
      >
        {offlineWords(headline)}
        <Anomalies models={models} />
      </Card>
      <Card
        name={t("card_session")}
        value={sessionValue(headline)}
        hint={sessionHint(headline)}
        models={models}
      >
        {sessionWords(headline)}
      </Card>
    </div>
  );
};

interface CardProps extends CardsProps {
  readonly name: string;
  readonly value: string | null;
  readonly hint?: string;
  readonly children: ComponentChildren;
}

const Card = ({ name, value, hint, models, children }: CardProps): VNode => {
  const isOld = models.time.stale.value && value !== null;
  return (
    <div
      class={isOld ? "card is-stale" : "card"}
      role="group"
      aria-label={name}
      title={hint}
    >
      <div class="card-name">{name}</div>
      <div class="card-value">
        {value ?? t("nothing")}
        {isOld && (
          <span class="card-doubt" title={t("old_number")}>
            ?
          </span>
        )}
      </div>
      <div class="card-parts">{isOld ? <Age models={models} /> : children}</div>
    </div>
  );
};

const Age = ({ models: { roster, clock } }: CardsProps): VNode | null => {
  const at = roster.glance.value?.state?.receivedAt ?? null;
  return at === null ? null : (
    <Counting
      now={clock.now}
      about={at}
      words={(now) => t("known_ago", ageWords(now - at))}
    />
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
