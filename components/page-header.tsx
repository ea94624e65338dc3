import "./page-header.css";
import { useComputed } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { sourceName } from "../utils/domain/source.ts";
import { t } from "../utils/i18n.ts";
import { FreshnessLine } from "./freshness-line.tsx";
import { Icon, Logo } from "./icon.tsx";
import { lazy } from "./lazy.tsx";
import { OutsideText } from "./outside-text.tsx";
import type { PageModels } from "../utils/models/page-models.ts";
import { ShareSafeButton, ShareSafeNote } from "./share-safe.tsx";
import { shortWords } from "./words.ts";

const ConnectionPicker = lazy(
  async () => (await import("./connection-picker.tsx")).ConnectionPicker,
);

const ClockNote = lazy(
  async () => (await import("./clock-note.tsx")).ClockNote,
);

interface PageHeaderProps {
  readonly models: PageModels;
  /** Absent in the panel itself. */
  readonly onOpenPanel?: () => void;
  /** The dashboard's navigation: absent everywhere else, where a button leads to the dashboard. */
  readonly children?: ComponentChildren;
}

/** Whose people these are, how fresh the list is, and how it is kept so. */
export const PageHeader = ({
  models,
  onOpenPanel,
  children,
}: PageHeaderProps): VNode => {
  const { roster, actions, time } = models;
  // The name alone: what was read of the connection is another with each revision.
  const name = useComputed(() => {
    const glance = roster.glance.value;
    if (glance === null) return null;
    return sourceName(glance.source, glance.state?.info ?? null);
  }).value;
  const several = models.connections.value;
  const isConnected = name !== null;
  const isClockOdd = !time.trusted.value || time.clockAhead.value !== null;
  return (
    <>
      <header class="head">
        <Logo />
        <div class="head-title">
          {several === null ? (
            <h1>{isConnected ? <OutsideText text={name} /> : t("extName")}</h1>
          ) : (
            <ConnectionPicker connections={several} />
          )}
          <FreshnessLine models={models} />
        </div>
        {children}
        {isConnected && (
          <>
            <button
              type="button"
              class="switch"
              role="switch"
              aria-label={t("auto_refresh")}
              title={t("auto_refresh")}
              aria-checked={!actions.paused.value}
              onClick={() => void actions.pause(!actions.paused.peek())}
            >
              <span class="label">
                {t("auto_refresh")} <RefreshInterval models={models} />
              </span>
              <span class="switch-track" />
            </button>
            <button
              type="button"
              class={actions.refreshing.value ? "button is-busy" : "button"}
              aria-label={t("refresh_now")}
              title={t("refresh_now")}
              onClick={() => void actions.refresh()}
            >
              <Icon name="refresh" />
              <span class="label">{t("refresh_now")}</span>
            </button>
          </>
        )}
        {isConnected && onOpenPanel !== undefined && (
          <button
            type="button"
            class="button is-icon"
            aria-label={t("open_panel")}
            title={t("open_panel")}
            onClick={onOpenPanel}
          >
            <Icon name="panel" />
          </button>
        )}
        {children === undefined && (
          <button
            type="button"
            class="button is-icon"
            aria-label={t("open_dashboard")}
            title={t("open_dashboard")}
            onClick={actions.openDashboard}
          >
            <Icon name="dashboard" />
          </button>
        )}
        <ShareSafeButton shareSafe={models.shareSafe} />
        <button
          type="button"
          class="button is-icon"
          aria-label={t("options")}
          title={t("options")}
          onClick={actions.openOptions}
        >
          <Icon name="settings" />
        </button>
      </header>
      <ShareSafeNote shareSafe={models.shareSafe} />
      {isClockOdd && <ClockNote models={models} />}
    </>
  );
};

/** How often the platform is asked while this page is open; a stream tells by itself. */
const RefreshInterval = ({ models }: PageHeaderProps): VNode | null => {
  const { roster, actions } = models;
  const words = useComputed(() => {
    const connection = roster.glance.value?.connection?.connection;
    if (connection === undefined || actions.paused.value) return null;
    return connection.phase.kind === "listening"
      ? t("refresh_live")
      : shortWords(connection.refreshMs);
  }).value;
  return words === null ? null : <span class="quiet">{words}</span>;
};
