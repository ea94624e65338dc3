import "./note.css";
import "./watch.css";
import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import { isWebAddress } from "../utils/domain/ticket-url.ts";
import type { WatchRecord } from "../utils/domain/watch.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { connectionMark } from "./connection-mark.tsx";
import { DialogBox } from "./dialog-box.tsx";
import { failureTitle } from "./failure-words.ts";
import { OutsideText } from "./outside-text.tsx";
import { doneWords, waitingWords, wantedWords } from "./watch-words.ts";
import { nameIn } from "./watched-name.ts";

interface WatchListProps {
  readonly models: PageModels;
  readonly onClose: () => void;
}

/** Who is watched for what, what was told today, and whether the browser lets us tell it. */
export const WatchList = ({ models, onClose }: WatchListProps): VNode => {
  const { watch } = models;
  const label = t("watching", watch.active.value.length);
  const done = watch.records.value.filter(
    (record) => record.ended !== null && doneWords(record) !== null,
  );
  return (
    <DialogBox label={label} title={label} class="watching" onClose={onClose}>
      {(close) => (
        <>
          <Trouble models={models} />
          {watch.active.value.length === 0 && (
            <p class="watching-none">{t("watching_none")}</p>
          )}
          <List models={models} records={watch.active.value} onLeave={close} />
          {done.length > 0 && (
            <>
              <h3>{t("watching_done")}</h3>
              <List models={models} records={done} onLeave={close} />
            </>
          )}
        </>
      )}
    </DialogBox>
  );
};

const Trouble = ({
  models: { watch },
}: Pick<WatchListProps, "models">): VNode => (
  <>
    {watch.failure.value !== null && (
      <p class="note is-trouble" role="alert">
        {failureTitle(watch.failure.value)}
      </p>
    )}
    {watch.allowed.value === false && (
      <div class="note">
        <p>{t("watch_panel_only")}</p>
        <button type="button" class="button" onClick={() => void watch.allow()}>
          {t("watch_allow")}
        </button>
      </div>
    )}
  </>
);

interface ListProps {
  readonly models: PageModels;
  readonly records: readonly WatchRecord[];
  readonly onLeave: () => void;
}

const List = ({ models, records, onLeave }: ListProps): VNode | null =>
  records.length === 0 ? null : (
    <ul>
      {records
        .toSorted((a, b) => timeOf(b) - timeOf(a))
        .map((record) => (
          <Item
            key={record.id}
            models={models}
            record={record}
            onLeave={onLeave}
          />
        ))}
    </ul>
  );

const timeOf = ({ ended, createdAt }: WatchRecord): number =>
  ended?.at ?? createdAt;

interface ItemProps extends Omit<ListProps, "records"> {
  readonly record: WatchRecord;
}

const Item = ({ models, record, onLeave }: ItemProps): VNode => {
  const { watch, list, clock, members, shareSafe } = models;
  const { person, ticket, ended } = record;
  const name = nameIn(models, person);
  const from = members?.value.find(
    ({ origin }) => origin.value.source === record.source,
  )?.origin.value;
  return (
    <li>
      <div class="watching-who">
        <button
          type="button"
          class="text-button"
          onClick={() => {
            onLeave();
            list.show(person);
          }}
        >
          {from !== undefined && connectionMark(from)}
          <OutsideText text={name} />
        </button>
        <p>
          {ended === null
            ? waitingWords(record, clock.now.peek())
            : `${wantedWords(record.wanted)}${t("part_separator")}${doneWords(record)}`}
        </p>
        {ticket !== null && isWebAddress(ticket.url) && (
          <p>
            <a href={ticket.url} target="_blank" rel="noopener noreferrer">
              <bdi>
                {t(
                  "watch_open_ticket",
                  harmless(shareSafe.shownText.value(ticket.title)),
                )}
              </bdi>
            </a>
          </p>
        )}
      </div>
      {ended === null && (
        <button
          type="button"
          class="button"
          aria-label={t("watch_stop_of", harmless(name))}
          onClick={() => void watch.stop(record.id)}
        >
          {t("stop")}
        </button>
      )}
    </li>
  );
};
