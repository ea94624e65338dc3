import "./person-sessions.css";
import type { VNode } from "preact";
import type { Report } from "../utils/domain/person.ts";
import type { PlatformInfo } from "../utils/domain/source.ts";
import { plural, t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { Folded } from "./folded.tsx";
import { Icon } from "./icon.tsx";
import { SessionPart } from "./session-part.tsx";

interface PersonSessionsProps {
  readonly report: Report;
  readonly models: PageModels;
  readonly platform: PlatformInfo | null;
}

/** A person may be logged in a hundred times by a program. */
const SHOWN = 4;

/** Every login that is live; more than one is trouble where the platform allows one. */
export const PersonSessions = ({
  report,
  models,
  platform,
}: PersonSessionsProps): VNode | null => {
  const { sessions } = report;
  if (sessions.length === 0) return null;
  const isOdd = platform?.singleSession === true && sessions.length > 1;
  return (
    <section class="person-part">
      <h3>{plural("person_sessions", sessions.length)}</h3>
      {isOdd && (
        <p class="person-odd">
          <Icon name="alert" />
          <span>{t("person_many_sessions", sessions.length)}</span>
        </p>
      )}
      <Folded
        items={sessions}
        most={SHOWN}
        render={(shown) => (
          <ul class="sessions">
            {shown.map((session, at) => (
              <SessionPart
                key={session.id ?? at}
                session={session}
                isOnly={sessions.length === 1}
                isOdd={isOdd}
                report={report}
                models={models}
                platform={platform}
              />
            ))}
          </ul>
        )}
      />
    </section>
  );
};
