import "./person-facts.css";
import type { ComponentChildren, VNode } from "preact";
import { hasNeverLoggedIn, lastActiveAt } from "../utils/domain/facts.ts";
import type { Report } from "../utils/domain/person.ts";
import type { PlatformInfo } from "../utils/domain/source.ts";
import { formatNumber, t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { maskedId } from "../utils/domain/masked-report.ts";
import { CopyButton } from "./copy-button.tsx";
import { networkWords } from "./ip-address.tsx";
import { OutsideText } from "./outside-text.tsx";
import { Ticking } from "./ticking.tsx";
import { sinceWords } from "./words.ts";

interface PersonFactsProps {
  readonly known: Report;
  readonly models: PageModels;
  readonly platform: PlatformInfo | null;
}

/** What the platform says of a person beside the sessions. Last login, last active and last seen stay three facts. */
export const PersonFacts = ({
  known,
  models: { time, shareSafe },
  platform,
}: PersonFactsProps): VNode => {
  const report = shareSafe.shown.value(known);
  const ticking = (words: Words): VNode => (
    <Ticking report={report} time={time} words={words} />
  );
  // Each live session says its own.
  const hasNetwork = platform?.network.available !== false;
  return (
    <section class="person-part">
      <h3>{t("person_facts")}</h3>
      <dl class="facts">
        <Fact name="column_email" text={report.email} heard={known.email} />
        <Fact name="column_role" text={report.role} />
        <Fact name="fact_company" text={report.company} />
        <Row name="column_account">{t(`account_${report.account}`)}</Row>
        <Row name="column_last_active">{ticking(lastActive)}</Row>
        <Row name="fact_last_login">{ticking(lastLogin)}</Row>
        <Row name="fact_last_seen">{ticking(lastSeen)}</Row>
        {report.sessions.length === 0 && !hasNetwork && (
          <Row name="fact_network">{networkWords(platform)}</Row>
        )}
        <Count name="fact_sessions" value={report.counts?.sessions} />
        <Count name="fact_messages" value={report.counts?.messages} />
        <Count name="fact_questions" value={report.counts?.questions} />
        <Row name="fact_id">
          <OutsideText text={shareSafe.on.value ? maskedId(known) : known.id} />
          <CopyButton label={t("copy_id")} text={known.id} iconOnly />
        </Row>
      </dl>
    </section>
  );
};

type Words = Parameters<typeof Ticking>[0]["words"];

const lastActive: Words = (report, moment) => {
  const at = lastActiveAt(report);
  return at === null ? t("unknown") : sinceWords(at, moment);
};

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
  | `fact_${"company" | "last_login" | "last_seen" | "network" | "sessions" | "messages" | "questions" | "id"}`;

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
  heard = text,
}: {
  readonly name: FactName;
  readonly text: string | null;
  readonly heard?: string | null;
}): VNode | null =>
  text === null || text === "" ? null : (
    <Row name={name}>
      <OutsideText text={text} heard={heard} />
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
