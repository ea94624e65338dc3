import "./person-trail.css";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { bestSession } from "../utils/domain/facts.ts";
import type { Page, Report } from "../utils/domain/person.ts";
import { t } from "../utils/i18n.ts";
import { pageLink } from "../utils/models/links.ts";
import type { TimeModel } from "../utils/models/time-model.ts";
import { CopyButton } from "./copy-button.tsx";
import { PageLink } from "./page-link.tsx";
import { OutsideText } from "./outside-text.tsx";
import { Ticking } from "./ticking.tsx";
import { durationWords } from "./words.ts";

interface PersonPageProps {
  readonly report: Report;
  readonly time: TimeModel;
}

type Words = Parameters<typeof Ticking>[0]["words"];

/** Where the person is now: the page's name, its host, for how long, and the way there. */
export const PersonPage = ({ report, time }: PersonPageProps): VNode | null => {
  const best = bestSession(report);
  if (best === null) return null;
  const { page } = best;
  return (
    <section class="person-part">
      <h3>{t("person_page")}</h3>
      {page === null ||
      (page.url === null && time.naming.value(page) === null) ? (
        <p class="quiet">{t("page_unknown")}</p>
      ) : (
        <Known page={page} report={report} time={time} />
      )}
    </section>
  );
};

const Known = ({
  page,
  report,
  time,
}: PersonPageProps & { readonly page: Page }): VNode => {
  const { url, since } = page;
  const link = pageLink(url);
  const words = useMemo(
    (): Words =>
      (_, { serverNow }) =>
        since === null
          ? ""
          : t("on_page_for", durationWords(serverNow - since)),
    [since],
  );
  return (
    <div class="here">
      <div class="here-main">
        <p class="here-name">
          <PageLink page={page} time={time} />
        </p>
        <p class="under">
          {link !== null && <OutsideText text={link.host} />}
          {link !== null && since !== null && t("part_separator")}
          {since !== null && (
            <Ticking report={report} time={time} words={words} />
          )}
        </p>
      </div>
      {url !== null && (
        <CopyButton label={t("copy_page")} text={url} iconOnly />
      )}
    </div>
  );
};
