import "./note.css";
import "./analytics-history.css";
import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import type { Answer } from "../utils/models/analytics-model.ts";
import { isHistoryOffered } from "../utils/models/history-offer.ts";
import { ImportModel } from "../utils/models/import-model.ts";
import type { AnalyticsProps } from "./analytics-page.tsx";
import { HistoryImport } from "./history-import.tsx";
import { Icon } from "./icon.tsx";

interface AnalyticsHistoryProps extends AnalyticsProps {
  readonly answer: Answer;
}

/** Where nobody watched a part of the range and the platform may know of it: to fetch that. Stays until it is seen. */
export const AnalyticsHistory = (
  props: AnalyticsHistoryProps,
): VNode | null => {
  const { models, analytics } = props;
  const model = useMemo(() => {
    const { reader, send, every, roster } = models;
    return new ImportModel({ reader, send, every, glance: roster.glance });
  }, []);
  useEffect(() => () => model[Symbol.dispose](), [model]);
  const kind = model.view.value?.record.phase.kind;
  const isUnderWay = kind === "running" || kind === "waiting";
  const [wasUnderWay, note] = useState(false);
  const isOffered = useOffer(props, isUnderWay);
  useEffect(() => {
    if (isUnderWay) note(true);
    else if (wasUnderWay) analytics.again();
  }, [isUnderWay]);
  if (!isOffered && !isUnderWay && !wasUnderWay) return null;
  return (
    <section
      class="note analytics-history"
      aria-labelledby="analytics-history-title"
    >
      <Icon name="dashboard" />
      <div>
        <h2 id="analytics-history-title">{t("import_title")}</h2>
        {isOffered && !isUnderWay && <p>{t("analytics_history_text")}</p>}
      </div>
      <HistoryImport model={model} startLabel={t("analytics_history_fetch")} />
    </section>
  );
};

/** Looked at anew with each answer, and when a fetch has ended. */
const useOffer = (
  { models, answer }: AnalyticsHistoryProps,
  isUnderWay: boolean,
): boolean => {
  const [isOffered, offer] = useState(false);
  useEffect(() => {
    let isOld = false;
    const glance = models.roster.glance.peek();
    if (glance !== null)
      void isHistoryOffered(models.reader, glance, answer.now.range).then(
        (found) => {
          if (!isOld) offer(found);
        },
      );
    return () => {
      isOld = true;
    };
  }, [answer, isUnderWay]);
  return isOffered;
};
