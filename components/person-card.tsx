import "./person.css";
import type { ComponentChildren, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { hasLiveSession, isAnomalous, markOf } from "../utils/domain/facts.ts";
import { slotOf } from "../utils/domain/people-index.ts";
import type { Report } from "../utils/domain/person.ts";
import { leads, maskedId } from "../utils/domain/masked-report.ts";
import { formatNumber, t } from "../utils/i18n.ts";
import { personLink } from "../utils/models/links.ts";
import { CopyNote } from "./copy-note.tsx";
import { Icon } from "./icon.tsx";
import { Mark } from "./mark.tsx";
import { OutsideText, harmless } from "./outside-text.tsx";
import type { PageModels } from "../utils/models/page-models.ts";
import { sessionWords } from "./row-words.ts";
import { SessionPart } from "./session-part.tsx";
import { Ticking } from "./ticking.tsx";
import { hasNeverLoggedIn, markWords, sinceWords, titleOf } from "./words.ts";

interface PersonCardProps {
  readonly report: Report;
  readonly models: PageModels;
}

/** All that is known of one person, each fact in its own words. */
export const PersonCard = ({
  report: known,
  models,
}: PersonCardProps): VNode => {
  const { time, list, roster } = models;
  const isMasked = models.shareSafe.on.value;
  const report = models.shareSafe.shown(known);
  const region = useRef<HTMLElement>(null);
  useLayoutEffect(
    () => region.current?.focus({ preventScroll: true }),
    [report.id],
  );
  const title = titleOf(known);
  const moment = {
    serverNow: time.serverNow.peek(),
    limits: time.limits.value,
    stale: time.stale.value,
    running: time.running,
    nameOf: time.naming.value,
  };
  const mark = markOf(report, moment.serverNow, moment.limits, moment.stale);
  const platform = roster.glance.value?.state?.info ?? null;
  const link = personLink(report, platform);
  const mayLink = link !== null && !(isMasked && leads(link.href, known));
  return (
    <section
      class="person"
      role="region"
      aria-label={harmless(title)}
      tabIndex={-1}
      ref={region}
    >
      <header class="person-head">
        <div class="person-title">
          <h2>
            <OutsideText text={titleOf(report)} heard={title} />
          </h2>
          <p class={`status is-${mark}`}>
            <Mark mark={mark} /> {markWords(mark, report)}
          </p>
          {hasLiveSession(report) && (
            <p class="person-time">
              <Ticking report={report} time={time} words={sessionWords} />
            </p>
          )}
        </div>
        <button
          type="button"
          class="button is-icon"
          aria-label={t("close")}
          onClick={list.close}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="person-body">
        {isGone(report, models) && <p class="person-gone">{t("left_list")}</p>}
        {isAnomalous(report) && (
          <p class="person-odd">{t("disabled_with_session")}</p>
        )}
        {report.sessions.map((session, at) => (
          <SessionPart
            key={session.id ?? at}
            session={session}
            report={report}
            time={time}
            platform={platform}
          />
        ))}
        <dl class="facts">
          <Fact name="column_email" text={report.email} />
          <Fact name="column_role" text={report.role} />
          <Fact name="fact_company" text={report.company} />
          <Row name="column_account">{t(`account_${report.account}`)}</Row>
          <Row name="column_last_active">
            {report.lastActiveAt === null ? (
              t("unknown")
            ) : (
              <Ticking report={report} time={time} words={lastActive} />
            )}
          </Row>
          <Row name="fact_last_login">
            <Ticking report={report} time={time} words={lastLogin} />
          </Row>
          <Row name="fact_last_seen">
            <Ticking report={report} time={time} words={lastSeen} />
          </Row>
          <Count name="fact_sessions" value={report.counts?.sessions} />
          <Count name="fact_messages" value={report.counts?.messages} />
          <Count name="fact_questions" value={report.counts?.questions} />
          <Fact name="fact_id" text={isMasked ? maskedId(known) : known.id} />
        </dl>
        <CopyNote report={known} models={models} />
        {mayLink && (
          <a
            class="button"
            href={link.href}
            target="_blank"
            rel="noopener noreferrer"
            title={link.host}
          >
            <Icon name="leave" />
            {t("open_on_platform")}
          </a>
        )}
      </div>
    </section>
  );
};

/** The card stays open with what was known last. */
const isGone = ({ id }: Report, { roster }: PageModels): boolean => {
  const people = roster.people.value;
  return (
    people !== null && people.whole && slotOf(people.index, id) === undefined
  );
};

type Words = Parameters<typeof Ticking>[0]["words"];

const lastActive: Words = ({ lastActiveAt }, moment) =>
  lastActiveAt === null ? t("unknown") : sinceWords(lastActiveAt, moment);

const lastLogin: Words = (report, moment) => {
  if (hasNeverLoggedIn(report)) return t("never_logged_in");
  return typeof report.lastLoginAt === "number"
    ? sinceWords(report.lastLoginAt, moment)
    : t("unknown");
};

const lastSeen: Words = ({ lastSeenAt }, moment) =>
  lastSeenAt === null ? t("unknown") : sinceWords(lastSeenAt, moment);

type FactName =
  | "column_email"
  | "column_role"
  | "column_account"
  | "column_last_active"
  | `fact_${"company" | "last_login" | "last_seen" | "sessions" | "messages" | "questions" | "id"}`;

const Row = ({
  name,
  children,
}: {
  readonly name: FactName;
  readonly children: ComponentChildren;
}): VNode => (
  <div>
    <dt>{t(name)}</dt>
    <dd>{children}</dd>
  </div>
);

const Fact = ({
  name,
  text,
}: {
  readonly name: FactName;
  readonly text: string | null;
}): VNode | null =>
  text === null || text === "" ? null : (
    <Row name={name}>
      <OutsideText text={text} />
    </Row>
  );

const Count = ({
  name,
  value,
}: {
  readonly name: FactName;
  readonly value: number | null | undefined;
}): VNode | null =>
  value === null || value === undefined ? null : (
    <Row name={name}>{formatNumber(value)}</Row>
  );
