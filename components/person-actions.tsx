import type { VNode } from "preact";
import type { Report } from "../utils/domain/person.ts";
import { leads } from "../utils/domain/masked-report.ts";
import type { PlatformInfo } from "../utils/domain/source.ts";
import { t } from "../utils/i18n.ts";
import { personLink } from "../utils/models/links.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { CopyButton } from "./copy-button.tsx";
import { CopyNote } from "./copy-note.tsx";
import { Icon } from "./icon.tsx";
import { WatchButton } from "./watch-button.tsx";

interface PersonActionsProps {
  readonly known: Report;
  readonly models: PageModels;
  readonly platform: PlatformInfo | null;
}

/** What can be done about a person, the likeliest first. */
export const PersonActions = ({
  known,
  models,
  platform,
}: PersonActionsProps): VNode => {
  const link = personLink(known, platform);
  const isMasked = models.shareSafe.on.value;
  const mayLink = link !== null && !(isMasked && leads(link.href, known));
  const { email } = known;
  const hasEmail = email !== null && email !== "";
  return (
    <div class="person-actions" role="group" aria-label={t("person_actions")}>
      <WatchButton
        models={models}
        report={known}
        ticket={models.watch.ticket.value}
      />
      <CopyNote report={known} models={models} />
      {hasEmail && <CopyButton label={t("copy_email")} text={email} />}
      {mayLink && (
        <a
          class="button"
          href={link.href}
          target="_blank"
          rel="noopener noreferrer"
          title={link.host}
        >
          <Icon name="leave" />
          {t("open_on_platform")}
        </a>
      )}
    </div>
  );
};
