import "./watch.css";
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Report } from "../utils/domain/person.ts";
import type { TicketRef } from "../utils/domain/watch.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { Icon } from "./icon.tsx";
import { WatchForm } from "./watch-form.tsx";
import { waitingWords } from "./watch-words.ts";

interface WatchButtonProps {
  readonly models: Pick<
    PageModels,
    "watch" | "time" | "list" | "clock" | "shareSafe"
  >;
  readonly report: Report;
  /** The ticket that a notice leads back to. */
  readonly ticket: TicketRef | null;
}

/** "Tell me when Ana is back": sets a watch with one more click, or ends the one that there is. */
export const WatchButton = ({
  models,
  report,
  ticket,
}: WatchButtonProps): VNode => {
  const { watch, clock } = models;
  const [isAsking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const record = watch.watched.value.has(report.id)
    ? watch.of(report.id)
    : null;
  useEffect(() => setAsking(false), [report.id]);
  const close = (): void => {
    setAsking(false);
    button.current?.focus();
  };
  return (
    <div class="watch">
      <button
        ref={button}
        type="button"
        class="button"
        aria-expanded={record === null ? isAsking : undefined}
        onClick={() => {
          if (record === null) setAsking(!isAsking);
          else void watch.stop(record.id);
        }}
      >
        <Icon name="bell" />
        {t(record === null ? "watch" : "stop_watching")}
      </button>
      {record !== null && (
        <p class="watch-state">{waitingWords(record, clock.now.peek())}</p>
      )}
      {record === null && isAsking && (
        <WatchForm
          models={models}
          report={report}
          ticket={ticket}
          onClose={close}
        />
      )}
    </div>
  );
};
