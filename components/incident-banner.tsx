import "./note.css";
import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Incident } from "../utils/domain/stuck.ts";
import { plural, t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { connectionMark } from "./connection-mark.tsx";
import { Icon } from "./icon.tsx";
import { OutsideText } from "./outside-text.tsx";
import { aroundPlace, placeFor } from "./stuck-words.ts";
import { WhyStuck } from "./why-stuck.tsx";
import { durationWords } from "./words.ts";

interface IncidentBannerProps {
  readonly incident: Incident;
  readonly models: PageModels;
}

/** Several people are stuck on one page: who they are, why that is said, and the way to hear no more of it. */
export const IncidentBanner = (props: IncidentBannerProps): VNode => {
  const { incident, models } = props;
  const { list, radar, timeOf, shareSafe } = models;
  const [isAsked, ask] = useState(false);
  const banner = useRef<HTMLDivElement>(null);
  useKeptFocus(banner, list.regain);
  const { people, page, since } = incident;
  const shown = list.question.value.these;
  const areShown = shown !== null && people.some((id) => shown.has(id));
  const [before, after] = aroundPlace(
    plural(
      "incident",
      people.length,
      placeFor(),
      durationWords(timeOf(incident).serverNow.value - since),
    ),
  );
  return (
    <div
      ref={banner}
      class="note is-trouble list-note incident"
      role="group"
      aria-label={t("incident_label")}
    >
      <Icon name="alert" />
      <p>
        <strong>
          {incident.from !== undefined && connectionMark(incident.from)}
          {before}
          <OutsideText text={shareSafe.shownText.value(page)} heard={page} />
          {after}
        </strong>
      </p>
      <span class="incident-actions">
        <button
          type="button"
          class="button"
          onClick={() => list.showThese(areShown ? null : new Set(people))}
        >
          {t(areShown ? "incident_back" : "incident_show")}
        </button>
        <button
          type="button"
          class="text-button"
          aria-label={t("incident_why_label")}
          aria-haspopup="dialog"
          onClick={() => ask(true)}
        >
          {t("incident_why")}
        </button>
        <button
          type="button"
          class="text-button"
          onClick={() => radar.peek()?.dismiss(incident)}
        >
          {t("incident_dismiss")}
        </button>
      </span>
      {isAsked && (
        <WhyStuck
          incident={incident}
          models={models}
          onClose={() => ask(false)}
        />
      )}
    </div>
  );
};

/** When the banner goes with the focus in it, the focus goes to the list. */
const useKeptFocus = (
  banner: { readonly current: HTMLElement | null },
  regain: () => void,
): void =>
  useLayoutEffect(() => {
    const element = banner.current;
    return () => {
      if (element?.contains(document.activeElement) === true) regain();
    };
  }, []);
