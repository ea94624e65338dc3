import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import { HIDDEN } from "../utils/domain/hidden-report.ts";
import type {
  PersonSession,
  SaidMessage,
  ToldTalk,
} from "../utils/domain/told-session.ts";
import { formatDate, formatTime, plural, t } from "../utils/i18n.ts";
import { webLink } from "../utils/models/links.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { deviceWords } from "./device-words.ts";
import { OutsideText } from "./outside-text.tsx";

const LINE_BREAK = /\r\n?|\n/;
/** As long as a whole message may be. */
const LONGEST_LINE = 4000;

interface PersonTalkProps {
  readonly told: PersonSession;
  readonly models: PageModels;
}

/** One conversation: what it was about, when, on which device, and what was said. While names are hidden only when. */
export const PersonTalk = ({
  told: { session, device, talk },
  models: { shareSafe },
}: PersonTalkProps): VNode | null => {
  if (talk === null) return null;
  const isHidden = shareSafe.on.value;
  const words = [
    `${formatDate(session.start)}, ${formatTime(session.start)}`,
    device === null ? null : deviceWords(device),
  ].filter((word) => word !== null);
  return (
    <li>
      <p class="talk-title">{isHidden ? HIDDEN : <Title talk={talk} />}</p>
      <p class="under">{words.join(t("part_separator"))}</p>
      {talk.count !== null &&
        (isHidden || talk.messages.length === 0 ? (
          <p class="under">{plural("talk_messages", talk.count)}</p>
        ) : (
          <Messages talk={talk} count={talk.count} />
        ))}
    </li>
  );
};

const Title = ({
  talk: { title, url },
}: {
  readonly talk: ToldTalk;
}): VNode => {
  const link = webLink(url);
  const text = title ?? t("talk_untitled");
  return link === null ? (
    <OutsideText text={text} />
  ) : (
    <a
      href={link.href}
      target="_blank"
      rel="noopener noreferrer"
      title={link.host}
    >
      <OutsideText text={text} />
    </a>
  );
};

interface MessagesProps {
  readonly talk: ToldTalk;
  readonly count: number;
}

const Messages = ({ talk: { messages }, count }: MessagesProps): VNode => (
  <details>
    <summary>{plural("talk_messages", count)}</summary>
    <ol class="talk-messages">
      {messages.map((message, at) => (
        <Message key={at} message={message} />
      ))}
    </ol>
    {count > messages.length && (
      <p class="under">{t("talk_more", count - messages.length)}</p>
    )}
  </details>
);

const Message = ({
  message: { from, at, text },
}: {
  readonly message: SaidMessage;
}): VNode => (
  <li>
    <span class="under">
      {from !== null && <OutsideText text={from} />}
      {from !== null && at !== null && t("part_separator")}
      {at !== null && formatTime(at)}
    </span>
    <span class="talk-text">
      {text.split(LINE_BREAK).map((line, number) => (
        <bdi key={number}>{harmless(line, LONGEST_LINE)}</bdi>
      ))}
    </span>
  </li>
);
