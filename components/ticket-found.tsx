import { computed } from "@preact/signals";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { isAnomalous, markOf } from "../utils/domain/facts.ts";
import type { Moment } from "../utils/domain/order.ts";
import type { Report } from "../utils/domain/person.ts";
import type { Match } from "../utils/domain/ticket-match.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels, PanelModels } from "../utils/models/page-models.ts";
import type { TicketAnswer } from "../utils/models/ticket-answer.ts";
import type { TicketModel } from "../utils/models/ticket-model.ts";
import { connectionMark } from "./connection-mark.tsx";
import { Mark } from "./mark.tsx";
import { OutsideText } from "./outside-text.tsx";
import { shownPage } from "./shown-page.ts";
import { TicketActions } from "./ticket-actions.tsx";
import { TicketChoices } from "./ticket-choices.tsx";
import { TicketColleagues } from "./ticket-colleagues.tsx";
import { TicketTrail } from "./ticket-trail.tsx";
import { type Sentence, isolated, ticketWords } from "./ticket-words.ts";

interface TicketFoundProps {
  readonly models: PanelModels;
  readonly ticket: TicketModel;
  readonly answer: Extract<TicketAnswer, { readonly kind: "found" }>;
}

/** The person whom the ticket is about: one sentence, the way they came, and what can be done. */
export const TicketFound = ({
  models,
  ticket,
  answer,
}: TicketFoundProps): VNode => {
  const { chosen, missing, colleagues, running, url } = answer;
  const { candidate } = chosen;
  const { report, models: theirs } = models.apart(chosen.report);
  const { time, shareSafe } = theirs;
  const nameOf = time.naming.value;
  return (
    <>
      {missing !== null && (
        <p class="ticket-quiet">
          {t(
            "ticket_missing",
            isolated(shareSafe.shownText.value(missing.address)),
          )}
        </p>
      )}
      <TicketChoices models={models} ticket={ticket} answer={answer} />
      <TicketFrom {...chosen} />
      <Spoken report={report} models={theirs} url={url} />
      {candidate.place !== "requester" && (
        <p class="ticket-place">{t(`ticket_from_${candidate.place}`)}</p>
      )}
      <TicketColleagues models={models} colleagues={colleagues} besides />
      <TicketTrail
        report={report}
        running={running}
        stale={time.stale.value}
        nameOf={(page) => nameOf(page && shownPage(page, report, shareSafe))}
      />
      <TicketActions
        models={theirs}
        report={report}
        onDetails={() => models.show(chosen.report)}
      />
    </>
  );
};

/** Whose person is spoken of, where there are several connections. */
const TicketFrom = ({
  report: { from },
}: Pick<Match, "report">): VNode | null =>
  from === undefined ? null : (
    <p class="ticket-place ticket-of">
      <span aria-hidden="true">{connectionMark(from)}</span>
      <OutsideText text={from.name} />
    </p>
  );

interface SpokenProps {
  readonly report: Report;
  readonly models: PageModels;
  readonly url: string;
}

/** The sentence, which ticks; beside it, for who listens, the same when it speaks of something else, and never masked. */
const Spoken = ({ report, models, url }: SpokenProps): VNode => {
  const shown = models.shareSafe.shown.value(report);
  const { head, tail, mark } = useMemo(
    () => speech(shown, models),
    [shown, models],
  );
  const said = useMemo(
    () => wholeOf(speech(report, models).sentence.peek()),
    [url, report.id, mark.value],
  );
  return (
    <>
      <p class={`ticket-sentence${isAnomalous(report) ? " is-odd" : ""}`}>
        <Mark mark={mark.value} />
        <span>
          <strong>{head}</strong>
          {tail}
        </span>
      </p>
      <p class="unseen" aria-live="polite">
        {said}
      </p>
    </>
  );
};

const speech = (report: Report, { time, clock }: PageModels) => {
  const moment = (): Moment => ({
    serverNow: time.serverNow.value,
    limits: time.limits.value,
    stale: time.stale.value,
    running: time.running,
    nameOf: time.naming.value,
  });
  const knownAgoMs = (): number | null => {
    const freshness = time.freshness.value;
    const at = "at" in freshness ? freshness.at : null;
    return at === null ? null : clock.now.value - at;
  };
  const sentence = computed(() =>
    ticketWords(report, moment(), time.stale.value ? knownAgoMs() : null),
  );
  return {
    sentence,
    head: computed(() => sentence.value.head),
    tail: computed(() => sentence.value.tail + t("ticket_end")),
    mark: computed(() => {
      const { serverNow, limits, stale } = moment();
      return markOf(report, serverNow, limits, stale);
    }),
  };
};

const wholeOf = ({ head, tail }: Sentence): string =>
  head + tail + t("ticket_end");
