import { useMemo } from "preact/hooks";
import type { VNode } from "preact";
import type { Device, LiveSession, Report } from "../utils/domain/person.ts";
import type { PlatformInfo } from "../utils/domain/source.ts";
import { t } from "../utils/i18n.ts";
import { pageLink } from "../utils/models/links.ts";
import type { TimeModel } from "../utils/models/time-model.ts";
import { maskedIp } from "../utils/domain/masked-ip.ts";
import { OutsideText, harmless } from "./outside-text.tsx";
import { Ticking } from "./ticking.tsx";
import { durationWords, shortWords, sinceWords } from "./words.ts";

interface SessionPartProps {
  readonly session: LiveSession;
  readonly report: Report;
  readonly platform: PlatformInfo | null;
  readonly time: TimeModel;
}

type Words = Parameters<typeof Ticking>[0]["words"];

/** One login: where it is, since when, on which device, from which network. */
export const SessionPart = ({
  session,
  report,
  platform,
  time,
}: SessionPartProps): VNode => {
  const { page, startedAt, lastActiveAt } = session;
  const name = time.naming.value(page);
  const link = pageLink(page?.url ?? null);
  const words = useMemo(() => wordsOf(session), [session]);
  const ticking = (words: Words): VNode => (
    <Ticking report={report} time={time} words={words} />
  );
  return (
    <div class="session">
      <p class="session-page">
        {link === null || name === null ? (
          <OutsideText text={name ?? t("page_unknown")} />
        ) : (
          <a
            href={link.href}
            target="_blank"
            rel="noopener noreferrer"
            title={link.host}
          >
            <OutsideText text={name} />
          </a>
        )}
        <span class="on-page">{ticking(words.onPage)}</span>
      </p>
      <p class="session-times">
        {startedAt === null ? t("start_unknown") : ticking(words.online)}
        {lastActiveAt !== null && (
          <>
            {t("part_separator")}
            {ticking(words.active)}
          </>
        )}
      </p>
      <p class="session-device">
        {deviceWords(session.device, session.userAgent)}
        {t("part_separator")}
        {networkWords(session.ip, platform)}
      </p>
    </div>
  );
};

const wordsOf = ({ page, startedAt, lastActiveAt }: LiveSession) => {
  const since = page?.since ?? null;
  const onPage: Words = (_, { serverNow }) =>
    since === null ? "" : shortWords(serverNow - since);
  const online: Words = (_, { serverNow }) =>
    startedAt === null
      ? ""
      : t("online_for", durationWords(serverNow - startedAt));
  const active: Words = (_, moment) =>
    lastActiveAt === null
      ? ""
      : t("last_active", sinceWords(lastActiveAt, moment));
  return { onPage, online, active };
};

const deviceWords = (
  device: Device | null,
  userAgent: string | null,
): string => {
  const { browser = null, os = null, type = null } = device ?? {};
  if (browser !== null && os !== null)
    return t("browser_on_os", harmless(browser), harmless(os));
  const known = browser ?? os ?? type ?? userAgent;
  return known === null ? t("device_unknown") : harmless(known);
};

const networkWords = (
  ip: string | null,
  platform: PlatformInfo | null,
): string => {
  if (ip !== null) return harmless(maskedIp(ip));
  const hint = platform?.network.hint ?? null;
  return hint === null
    ? t("network_unavailable")
    : t("network_unavailable_hint", harmless(hint));
};
