import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import type { Incident } from "../utils/domain/stuck.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { incidentWords } from "./incident-words.ts";
import { lazy } from "./lazy.tsx";

const IncidentBanner = lazy(
  async () => (await import("./incident-banner.tsx")).IncidentBanner,
);

interface RadarProps {
  readonly models: PageModels;
}

/** Above the list: that several people are stuck on one page. Said once to who listens, and no number of it ticks there. */
export const Radar = ({ models }: RadarProps): VNode => {
  const incident = models.radar.value?.incident.value ?? null;
  const said = useRef<{ page: string; words: string } | null>(null);
  if (incident === null) said.current = null;
  else if (said.current?.page !== incident.page)
    said.current = { page: incident.page, words: wordsOf(incident, models) };
  return (
    <>
      <p class="unseen" role="status">
        {said.current?.words ?? ""}
      </p>
      {incident !== null && (
        <IncidentBanner incident={incident} models={models} />
      )}
    </>
  );
};

const wordsOf = (incident: Incident, { timeOf }: PageModels): string =>
  incidentWords(incident, timeOf(incident).serverNow.peek());
