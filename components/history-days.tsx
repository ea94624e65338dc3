import type { VNode } from "preact";
import type {
  HistoryDay,
  PersonHistory,
} from "../utils/domain/person-history.ts";
import { t } from "../utils/i18n.ts";
import { Folded } from "./folded.tsx";
import { dayWords, lengthWords, spanWords } from "./history-words.ts";
import { durationWords } from "./words.ts";

interface HistoryDaysProps {
  readonly history: PersonHistory;
}

const SHOWN_DAYS = 4;
const SHOWN_SESSIONS = 8;

/** The days on which the person was there, the newest first, each with its sessions. */
export const HistoryDays = ({ history }: HistoryDaysProps): VNode => {
  const days = history.days
    .filter(({ sessions, carried }) => sessions.length > 0 || carried)
    .toReversed();
  return (
    <Folded
      items={days}
      most={SHOWN_DAYS}
      render={(shown) => (
        <div class="history-days">
          {shown.map((day) => (
            <Day key={day.span.from} day={day} history={history} />
          ))}
        </div>
      )}
    />
  );
};

const Day = ({
  day,
  history: { range },
}: HistoryDaysProps & { readonly day: HistoryDay }): VNode => (
  <section class="history-day">
    <h4>
      <span>{dayWords(day, range.to)}</span>
      {day.onlineMs > 0 && (
        <span class="under">{durationWords(day.onlineMs)}</span>
      )}
    </h4>
    {day.sessions.length > 0 && (
      <Folded
        items={day.sessions}
        most={SHOWN_SESSIONS}
        render={(shown) => (
          <ul>
            {shown.map((session) => (
              <li key={session.start}>
                <span>{spanWords(session, day)}</span>
                <span class="under">{lengthWords(session)}</span>
              </li>
            ))}
          </ul>
        )}
      />
    )}
    {day.carried && <p class="under">{t("history_carried")}</p>}
  </section>
);
