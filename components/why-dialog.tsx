import "./why.css";
import type { VNode } from "preact";
import { plural, t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import type { CardName } from "./card.tsx";
import { numberOf, sessionValue, sessionWords } from "./card-words.ts";
import { connectionMark } from "./connection-mark.tsx";
import { DialogBox } from "./dialog-box.tsx";
import { OutsideText } from "./outside-text.tsx";
import { Counting } from "./ticking.tsx";
import { Fact } from "./why-fact.tsx";
import { CountedPeople, CountedSessions } from "./why-rows.tsx";
import {
  activityLimitWords,
  dataWords,
  leftOutWords,
  oldAfterWords,
  watchedWords,
} from "./why-words.ts";

interface WhyProps {
  readonly name: CardName;
  readonly models: PageModels;
}

interface WhyDialogProps extends WhyProps {
  readonly onClose: () => void;
}

/** Why a card shows its number: the rule, what it was applied to, and exactly who is counted. */
export const WhyDialog = ({ name, models, onClose }: WhyDialogProps): VNode => (
  <DialogBox
    label={t("why_button", t(`card_${name}`))}
    title={
      <>
        {t(`card_${name}`)} <Value name={name} models={models} />
      </>
    }
    onClose={onClose}
  >
    {(close) => (
      <>
        {models.members === null ? (
          <Facts name={name} models={models} />
        ) : (
          models.members.value.map(({ origin, models: own }) => (
            <section key={origin.value.source}>
              <h3 class="why-member">
                <span aria-hidden="true">{connectionMark(origin.value)}</span>
                <OutsideText text={origin.value.name} />{" "}
                <Value name={name} models={own} />
              </h3>
              <Facts name={name} models={own} />
            </section>
          ))
        )}
        {name === "session" ? (
          <CountedSessions models={models} />
        ) : (
          <CountedPeople counted={name} models={models} />
        )}
        {name !== "session" && (
          <footer class="why-foot">
            <button
              type="button"
              class="button"
              onClick={() => {
                models.list.clear();
                if (name !== "total") models.list.filter({ presence: name });
                close();
              }}
            >
              {t("show_in_list")}
            </button>
          </footer>
        )}
      </>
    )}
  </DialogBox>
);

const Value = ({ name, models: { numbers, time } }: WhyProps): VNode => {
  const headline = numbers.headline.value;
  const sessions = numbers.sessions.value;
  const value =
    name === "session" ? sessionValue(sessions) : numberOf(headline?.[name]);
  return (
    <>
      <strong>
        {value ?? t("nothing")}
        {time.stale.value && value !== null && "?"}
      </strong>
      {name === "session" && (
        <span class="why-median">{sessionWords(sessions)}</span>
      )}
    </>
  );
};

const Facts = ({ name, models }: WhyProps): VNode => {
  const { roster, time, numbers, clock } = models;
  const { source, state, connection } = roster.glance.value ?? {};
  const headline = numbers.headline.value;
  const sessions = numbers.sessions.value;
  const leftOut = leftOutWords(name, headline, sessions);
  const anomalies = headline?.anomalies ?? 0;
  const { serverTime = null, receivedAt = null } = state ?? {};
  return (
    <dl class="why-facts">
      <Fact name="why_rule">{t(`why_rule_${name}`)}</Fact>
      <Fact name="why_limits">
        {name === "online" &&
          source !== undefined &&
          `${activityLimitWords(time.limits.value, source, state?.info ?? null)} `}
        {connection && oldAfterWords(connection.connection.intervalMs)}
      </Fact>
      <Fact name="why_data">
        {serverTime !== null && receivedAt !== null ? (
          <Counting
            now={clock.now}
            about={receivedAt}
            words={(now) => dataWords(serverTime, now - receivedAt)}
          />
        ) : (
          t("no_number_yet")
        )}
        {time.stale.value && (
          <strong class="why-old"> {t("why_data_old")}</strong>
        )}
        {!time.trusted.value && (
          <strong class="why-old"> {t("clock_jumps")}</strong>
        )}
      </Fact>
      {name === "session" && sessions !== null && (
        <Fact name="why_watched">{watchedWords(sessions)}</Fact>
      )}
      {name === "offline" && anomalies > 0 ? (
        <Fact name="why_counted_too">{plural("anomalies", anomalies)}.</Fact>
      ) : (
        <Fact name="why_left_out">{leftOut ?? t("why_nothing_out")}</Fact>
      )}
    </dl>
  );
};
