import "./preview.css";
import type { VNode } from "preact";
import {
  activityOf,
  hasLiveSession,
  markOf,
  presenceOf,
} from "../utils/domain/facts.ts";
import { GIVEN_FACTS, type Given, type Gives } from "../utils/domain/gives.ts";
import { createNaming } from "../utils/domain/page-name.ts";
import type { Report } from "../utils/domain/person.ts";
import { t } from "../utils/i18n.ts";
import type { Finding } from "../utils/domain/finding.ts";
import type { ShareSafeModel } from "../utils/models/share-safe-model.ts";
import { Mark } from "./mark.tsx";
import { OutsideText } from "./outside-text.tsx";
import { pageOf } from "./page-cell.tsx";
import { titleOf } from "./words.ts";

interface PreviewProps {
  readonly finding: Finding;
  readonly gives: Gives | null;
  readonly shareSafe: ShareSafeModel;
}

/** The first people that a connection finds, each of the four facts by itself; and what it does not give. */
export const Preview = (props: PreviewProps): VNode => (
  <>
    {props.finding.first.length > 0 && <People {...props} />}
    {props.gives !== null && <Lacks gives={props.gives} />}
  </>
);

const People = ({ finding, shareSafe }: PreviewProps): VNode => (
  // It is wider than a narrow window: then it is scrolled by itself, with the keyboard too.
  <div
    class="preview"
    role="region"
    aria-label={t("preview_caption")}
    tabIndex={0}
  >
    <table>
      <caption>{t("preview_caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("preview_user")}</th>
          <th scope="col">{t("column_account")}</th>
          <th scope="col">{t("export_column_presence")}</th>
          <th scope="col">{t("column_activity")}</th>
          <th scope="col">{t("column_page")}</th>
          <th scope="col">{t("preview_data")}</th>
        </tr>
      </thead>
      <tbody>
        {finding.first.map((report) => (
          <Person
            key={report.id}
            report={shareSafe.shown.value(report)}
            finding={finding}
          />
        ))}
      </tbody>
    </table>
  </div>
);

interface PersonProps extends Pick<PreviewProps, "finding"> {
  readonly report: Report;
}

const nameOf = createNaming([]);

const Person = ({
  report,
  finding: { info, serverTime },
}: PersonProps): VNode => {
  const activity = activityOf(report, serverTime, info.limits);
  const isHere = hasLiveSession(report);
  return (
    <tr>
      <th scope="row">
        <OutsideText text={titleOf(report)} />
        {report.email !== null && report.email !== titleOf(report) && (
          <small>
            <OutsideText text={report.email} />
          </small>
        )}
      </th>
      <td>{t(`account_${report.account}`)}</td>
      <td>
        <Mark mark={markOf(report, serverTime, info.limits, false)} />{" "}
        {t(`presence_${presenceOf(report, false)}`)}
      </td>
      <td>
        {isHere && activity !== "unknown"
          ? t(`activity_${activity}`)
          : t("nothing")}
      </td>
      <td>{pageOf(report, nameOf)}</td>
      <td>{t("status_live")}</td>
    </tr>
  );
};

interface LacksProps {
  readonly gives: Gives;
}

/** What nobody needs to look for. */
const Lacks = ({ gives }: LacksProps): VNode => {
  const those = (given: Given): string =>
    GIVEN_FACTS.filter((fact) => gives[fact] === given)
      .map((fact) => t(`given_${fact}`))
      .join(", ");
  const none = those("no");
  const some = those("some");
  return (
    <p class="quiet lacks">
      {none !== "" && t("gives_not", none)}{" "}
      {some !== "" && t("gives_some", some)}
    </p>
  );
};
