import { type ReadonlySignal, useComputed } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { CardHead } from "./card-head.tsx";
import { Counting } from "./ticking.tsx";
import { ageWords } from "./words.ts";

/** The four numbers; each is explained by its own dialog. */
export type CardName = "total" | "online" | "offline" | "session";

interface CardProps {
  readonly name: CardName;
  readonly value: ReadonlySignal<string | null>;
  /** What it is made of. */
  readonly parts: ReadonlySignal<string>;
  readonly hint?: ReadonlySignal<string>;
  readonly models: PageModels;
  readonly onWhy: (name: CardName) => void;
  readonly children?: ComponentChildren;
}

/**
 * One number, what it is made of in a quiet line, and the way to why it is this number. The words change in the
 * document alone: nothing is rendered again with each revision.
 */
export const Card = (props: CardProps): VNode => {
  const { name, value, parts, hint, models, onWhy, children } = props;
  const shown = useComputed(() => value.value ?? t("nothing"));
  const isOld = useComputed(
    () => models.time.stale.value && value.value !== null,
  ).value;
  const label = t(`card_${name}`);
  return (
    <div
      class={isOld ? "card is-stale" : "card"}
      role="group"
      aria-label={label}
      title={hint}
    >
      <CardHead label={label} onWhy={() => onWhy(name)} />
      <div class="card-value">
        {shown}
        {isOld && (
          <span class="card-doubt" title={t("old_number")}>
            ?
          </span>
        )}
      </div>
      <div class="card-parts">
        {isOld ? (
          <Age models={models} />
        ) : (
          <>
            {parts}
            {children}
          </>
        )}
      </div>
    </div>
  );
};

const Age = ({
  models: { roster, clock },
}: Pick<CardProps, "models">): VNode | null => {
  const at = roster.glance.value?.state?.receivedAt ?? null;
  return at === null ? null : (
    <Counting
      now={clock.now}
      about={at}
      words={(now) => t("known_ago", ageWords(now - at))}
    />
  );
};
