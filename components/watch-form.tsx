import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { harmless } from "../utils/domain/harmless.ts";
import type { Report } from "../utils/domain/person.ts";
import type { TicketRef, Wanted } from "../utils/domain/watch.ts";
import {
  type WatchChoice,
  likelyChoice,
  pageToWaitFor,
} from "../utils/domain/watch-choice.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { Row, Select } from "./watch-fields.tsx";
import { titleOf } from "./words.ts";

interface WatchFormProps {
  readonly models: Pick<PageModels, "watch" | "time" | "list" | "shareSafe">;
  readonly report: Report;
  readonly ticket: TicketRef | null;
  readonly onClose: () => void;
}

const WANTED = ["online", "active", "onPage"] as const;
const REPEATS = ["once", "always"] as const;
const UNTIL = ["never", "today", "date", "ticketClosed"] as const;
const LONGEST_PAGE = 512;

/** What is waited for, how often and until when. It opens with what is most likely meant. */
export const WatchForm = (props: WatchFormProps): VNode => {
  const { models, report, ticket, onClose } = props;
  const [choice, setChoice] = useState(() =>
    likelyChoice(report, models.time.moment()),
  );
  const submit = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => submit.current?.focus(), []);
  const change = (part: Partial<WatchChoice>): void =>
    setChoice({ ...choice, ...part });
  const titleFor = (one: Report): string =>
    t("watch_title", harmless(titleOf(one)));
  const title = titleFor(models.shareSafe.shown.value(report));
  return (
    <form
      class="watch-form"
      aria-label={titleFor(report)}
      onSubmit={(event) => {
        event.preventDefault();
        // Not awaited before it is called: the browser asks for permission in the click only.
        void models.watch.set(report.id, choice, ticket);
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // The card that this stands in stays open.
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <p class="watch-title">
        <bdi>{title}</bdi>
      </p>
      <Select
        label={t("watch_when")}
        options={WANTED}
        value={choice.wanted.kind}
        words={(kind) => t(`watch_wanted_${kind}`)}
        onChoose={(kind) =>
          change({ wanted: wantedOf(kind, report, models.time) })
        }
      />
      {choice.wanted.kind === "onPage" && (
        <PageField
          page={choice.wanted.page}
          known={models.list.facets.value.pages.map(({ value }) => value)}
          onType={(page) => change({ wanted: { kind: "onPage", page } })}
        />
      )}
      <Select
        label={t("watch_how_often")}
        options={REPEATS}
        value={choice.repeat}
        words={(repeat) => t(`watch_${repeat}`)}
        onChoose={(repeat) => change({ repeat })}
      />
      <Select
        label={t("watch_until")}
        options={UNTIL.filter(
          (until) => until !== "ticketClosed" || ticket !== null,
        )}
        value={choice.until}
        words={(until) => t(`watch_until_${until}`)}
        onChoose={(until) => change({ until })}
      />
      {choice.until === "date" && (
        <Row label={t("watch_date")}>
          <input
            type="date"
            required
            min={new Date().toLocaleDateString("sv")}
            max="2099-12-31"
            value={choice.date}
            onInput={({ currentTarget }) =>
              change({ date: currentTarget.value })
            }
          />
        </Row>
      )}
      {ticket !== null && (
        <p class="watch-hint">
          {t("watch_ticket_named", harmless(ticket.title))}
        </p>
      )}
      <div class="watch-buttons">
        <button ref={submit} type="submit" class="button is-main">
          {t("watch_set")}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t("watch_cancel")}
        </button>
      </div>
    </form>
  );
};

const wantedOf = (
  kind: Wanted["kind"],
  report: Report,
  time: PageModels["time"],
): Wanted =>
  kind === "onPage"
    ? { kind, page: pageToWaitFor(report, time.moment().nameOf) }
    : { kind };

interface PageFieldProps {
  readonly page: string;
  readonly known: readonly string[];
  readonly onType: (page: string) => void;
}

const PageField = ({ page, known, onType }: PageFieldProps): VNode => (
  <>
    <Row label={t("watch_page")}>
      <input
        type="text"
        required
        maxLength={LONGEST_PAGE}
        list="watch-pages"
        value={page}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
      />
    </Row>
    <datalist id="watch-pages">
      {known.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
    <p class="watch-hint">{t("watch_page_hint")}</p>
  </>
);
