import "./note.css";
import type { VNode } from "preact";
import type { Failure } from "../utils/domain/failure.ts";
import { t } from "../utils/i18n.ts";
import { REMEDY_LABELS, failureHelp, remedyOf } from "./failure-help.ts";
import { failureTitle } from "./failure-words.ts";
import { Icon } from "./icon.tsx";
import { NextTry } from "./next-try.tsx";
import { OutsideText } from "./outside-text.tsx";
import type { PageModels } from "../utils/models/page-models.ts";
import { remedy } from "./remedy.ts";
import { Counting } from "./ticking.tsx";
import { ageWords, momentWords } from "./words.ts";

interface FailureTextProps {
  readonly failure: Failure | null;
  readonly models: PageModels;
}

/** Since when, what Rollcall does next, and when. The countdown ticks, so it must not stand in a live region. */
export const FailureText = ({
  failure,
  models: { roster, clock },
}: FailureTextProps): VNode => {
  const connection = roster.glance.value?.connection?.connection ?? null;
  const lastGoodAt = connection?.lastGoodAt ?? null;
  return (
    <>
      {lastGoodAt === null ? (
        t("since_never")
      ) : (
        <Counting
          now={clock.now}
          about={lastGoodAt}
          words={(now) =>
            t(
              "since_last",
              momentWords(lastGoodAt, now),
              ageWords(now - lastGoodAt),
            )
          }
        />
      )}{" "}
      {failure !== null && failureHelp(failure)}{" "}
      {connection !== null && (
        <NextTry connection={connection} now={clock.now} />
      )}
    </>
  );
};

interface FailureNoteProps extends FailureTextProps {
  /** The name of the connection that has the trouble, where there are several. */
  readonly whose?: string;
}

/** Stands above a list that is shown although its data is old: what happened and one thing to do. */
export const FailureNote = ({
  failure,
  models,
  whose,
}: FailureNoteProps): VNode => (
  <div class="note list-note is-trouble">
    <Icon name="alert" />
    <p>
      <strong>
        {whose !== undefined && (
          <>
            <OutsideText text={whose} />
            {": "}
          </>
        )}
        {failure === null ? t("stale_title") : failureTitle(failure)}
      </strong>{" "}
      <FailureText failure={failure} models={models} />
    </p>
    <button
      type="button"
      class="button"
      onClick={() =>
        failure === null
          ? void models.actions.refresh()
          : remedy(failure, models)
      }
    >
      {t(REMEDY_LABELS[failure === null ? "retry" : remedyOf(failure)])}
    </button>
  </div>
);
