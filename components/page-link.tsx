import type { VNode } from "preact";
import type { Page } from "../utils/domain/person.ts";
import type { VisitedPage } from "../utils/domain/session.ts";
import { t } from "../utils/i18n.ts";
import { pageLink } from "../utils/models/links.ts";
import type { TimeModel } from "../utils/models/time-model.ts";
import { OutsideText } from "./outside-text.tsx";

interface PageLinkProps {
  readonly page: Page | VisitedPage | null;
  readonly time: TimeModel;
}

/** A page by its readable name, as a link where it has an address that may be one. */
export const PageLink = ({ page, time }: PageLinkProps): VNode => {
  const name = page === null ? null : time.naming.value(page) || page.url;
  const link = pageLink(page?.url ?? null);
  if (link === null) return <OutsideText text={name ?? t("page_unknown")} />;
  return (
    <a
      href={link.href}
      target="_blank"
      rel="noopener noreferrer"
      title={link.host}
    >
      <OutsideText text={name ?? link.host} />
    </a>
  );
};
