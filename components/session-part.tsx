import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { LiveSession, Report } from "../utils/domain/person.ts";
import type { PlatformInfo } from "../utils/domain/source.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { DeviceLabel } from "./device-label.tsx";
import { IpAddress } from "./ip-address.tsx";
import { PageLink } from "./page-link.tsx";
import { Ticking } from "./ticking.tsx";
import { durationWords, momentWords, sinceWords } from "./words.ts";

interface SessionPartProps {
  readonly session: LiveSession;
  /** The page of the only session stands above already. */
  readonly isOnly: boolean;
  readonly isOdd: boolean;
  readonly report: Report;
  readonly models: PageModels;
  readonly platform: PlatformInfo | null;
}

type Words = Parameters<typeof Ticking>[0]["words"];

/** One login: on which device, from which network, since when, where it is. */
export const SessionPart = (props: SessionPartProps): VNode => {
  const { session, isOnly, isOdd, report, models, platform } = props;
  const { page, startedAt, lastSeenAt, ip } = session;
  const words = useMemo(() => wordsOf(session), [session]);
  const ticking = (words: Words): VNode => (
    <Ticking report={report} time={models.time} words={words} />
  );
  return (
    <li class={isOdd ? "session is-odd" : "session"}>
      <p class="session-device">
        <DeviceLabel session={session} />
      </p>
      {!isOnly && page !== null && (
        <p class="session-page">
          <PageLink page={page} time={models.time} />
        </p>
      )}
      <p class="session-times">
        {startedAt === null ? t("start_unknown") : ticking(words.began)}
        {lastSeenAt !== null && (
          <>
            {t("part_separator")}
            {ticking(words.seen)}
          </>
        )}
      </p>
      <div class="session-network">
        <IpAddress ip={ip} platform={platform} policy={models.policy} />
      </div>
    </li>
  );
};

const wordsOf = ({ startedAt, lastSeenAt }: LiveSession) => {
  const began: Words = (_, { serverNow, stale }) => {
    if (startedAt === null) return "";
    const when = momentWords(startedAt, serverNow);
    return stale
      ? t("session_began", when)
      : t("session_began_ago", when, durationWords(serverNow - startedAt));
  };
  const seen: Words = (_, moment) =>
    lastSeenAt === null ? "" : t("last_seen", sinceWords(lastSeenAt, moment));
  return { began, seen };
};
