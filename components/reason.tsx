import "./reason.css";
import type { VNode } from "preact";
import type { Failure } from "../utils/domain/failure.ts";
import { unreachable } from "../utils/domain/result.ts";
import { type MessageKey, t } from "../utils/i18n.ts";
import { Icon, type IconName } from "./icon.tsx";
import { FailureText } from "./failure-note.tsx";
import type { ListState } from "./list-state.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { REMEDY_LABELS, remedyOf } from "./failure-help.ts";
import { failureTitle } from "./failure-words.ts";
import { remedy } from "./remedy.ts";

interface ReasonProps {
  readonly state: ListState;
  readonly models: PageModels;
}

/** Why there is no list, in words of its own, and the one thing to do about it. */
export const Reason = ({ state, models }: ReasonProps): VNode | null => {
  const { actions, list } = models;
  switch (state.kind) {
    case "opening":
    case "list":
      return null;
    case "loading":
      return <Empty icon="people" title="loading_title" text="loading_text" />;
    case "paused":
      return (
        <Empty
          icon="people"
          title="paused_title"
          text="paused_text"
          button="resume"
          onPress={() => void actions.pause(false)}
        />
      );
    case "unconnected":
      return (
        <Empty
          icon="link"
          title="unconnected_title"
          text="unconnected_text"
          button="connect_platform"
          onPress={actions.openOptions}
        />
      );
    case "nobody":
      return (
        <Empty
          icon="people"
          title="nobody_title"
          text="nobody_text"
          button={list.filtered.value ? "show_everybody" : "remedy_retry"}
          onPress={() =>
            list.filtered.peek() ? list.clear() : void actions.refresh()
          }
        />
      );
    case "no_match":
      return (
        <Empty
          icon="search"
          title="no_match_title"
          text="no_match_text"
          button="clear_filters"
          onPress={list.clear}
        />
      );
    case "failed":
      return <Failed models={models} failure={state.failure} />;
    default:
      return unreachable(state);
  }
};

interface FailedProps {
  readonly models: PageModels;
  readonly failure: Failure;
}

const Failed = ({ failure, models }: FailedProps): VNode => (
  <div class="empty is-trouble">
    <Icon name="alert" />
    <h2>{failureTitle(failure)}</h2>
    <p>
      <FailureText failure={failure} models={models} />
    </p>
    <button
      type="button"
      class="button is-main"
      onClick={() => remedy(failure, models)}
    >
      {t(REMEDY_LABELS[remedyOf(failure)])}
    </button>
  </div>
);

interface EmptyProps {
  readonly icon: IconName;
  readonly title: MessageKey;
  readonly text: MessageKey;
  readonly button?: MessageKey;
  readonly onPress?: () => void;
}

const Empty = ({ icon, title, text, button, onPress }: EmptyProps): VNode => (
  <div class="empty">
    <Icon name={icon} />
    <h2>{t(title)}</h2>
    <p>{t(text)}</p>
    {button !== undefined && (
      <button type="button" class="button is-main" onClick={() => onPress?.()}>
        {t(button)}
      </button>
    )}
  </div>
);
