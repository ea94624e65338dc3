import "./person-talks.css";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { Span } from "../utils/domain/coverage.ts";
import { plural, t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import type { TalksModel } from "../utils/models/talks-model.ts";
import { failureTitle } from "./failure-words.ts";
import { Folded } from "./folded.tsx";
import { PersonTalk } from "./person-talk.tsx";

interface PersonTalksProps {
  readonly talks: TalksModel;
  readonly models: PageModels;
  /** Null: all days. */
  readonly day: Span | null;
}

const SHOWN = 5;

/** What a person said in past sessions, where the platform tells of it. Asked for on demand, and never kept. */
export const PersonTalks = (props: PersonTalksProps): VNode | null => {
  const { talks, models, day } = props;
  const { kind } = talks.state.value;
  useReadingTo(props);
  if (models.roster.glance.value?.state?.info?.canHistory !== true) return null;
  return (
    <section class="person-part" aria-busy={kind === "reading"}>
      <h3>{t("talks")}</h3>
      {kind === "unasked" && <p class="under">{t("talks_text")}</p>}
      <Listed {...props} />
      <p class="under" role="status">
        {stateWords(talks, day)}
      </p>
      <Failed talks={talks} />
      <NextPart {...props} />
    </section>
  );
};

/** A day that is chosen is read up to its begin, however far back it lies. */
const useReadingTo = ({ talks, day }: PersonTalksProps): void => {
  const { kind } = talks.state.value;
  const oldest = talks.sessions.value.at(-1)?.session.start ?? null;
  const isShort = day !== null && oldest !== null && oldest >= day.from;
  useEffect(() => {
    if (kind === "read" && isShort) void talks.read(day.from);
  }, [day?.from]);
};

/** Those of the day that is chosen: each belongs to the day on which its session began. */
const ofDay = ({ sessions }: TalksModel, day: Span | null) =>
  sessions.value.filter(
    ({ session: { start }, talk }) =>
      talk !== null && (day === null || (start >= day.from && start < day.to)),
  );

const Listed = ({ talks, models, day }: PersonTalksProps): VNode | null => {
  const listed = ofDay(talks, day);
  if (listed.length === 0) return null;
  return (
    <Folded
      items={listed}
      most={SHOWN}
      render={(shown) => (
        <ul class="talks">
          {shown.map((one) => (
            <PersonTalk key={one.session.id} told={one} models={models} />
          ))}
        </ul>
      )}
    />
  );
};

const stateWords = (talks: TalksModel, day: Span | null): string => {
  const state = talks.state.value;
  const count = talks.sessions.value.length;
  if (state.kind === "reading")
    return count === 0 ? t("talks_asking") : plural("talks_reading", count);
  if (state.kind !== "read") return "";
  if (ofDay(talks, day).length > 0) return "";
  return day === null ? plural("talks_none", count) : t("talks_none_on_day");
};

const Failed = ({ talks }: Pick<PersonTalksProps, "talks">): VNode | null => {
  const state = talks.state.value;
  return state.kind === "failed" ? (
    <p class="person-odd" role="alert">
      {t("talks_failed", failureTitle(state.failure))}
    </p>
  ) : null;
};

const NextPart = ({ talks, day }: PersonTalksProps): VNode | null => {
  const state = talks.state.value;
  const button = (words: string, onClick: () => void): VNode => (
    <button type="button" class="text-button" onClick={onClick}>
      {words}
    </button>
  );
  const read = (): void => void talks.read(day?.from ?? null);
  switch (state.kind) {
    case "unasked":
      return button(t("talks_show"), read);
    case "reading":
      return button(t("stop"), talks.stop);
    case "failed":
      return button(t("remedy_retry"), read);
    case "read":
      return state.isWhole || day !== null
        ? null
        : button(t("talks_older"), read);
  }
};
