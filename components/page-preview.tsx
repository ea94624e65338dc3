import "./page-preview.css";
import type { VNode } from "preact";
import { formatNumber, plural, t } from "../utils/i18n.ts";
import type { NamedLine } from "../utils/models/pages-in-use.ts";
import { OutsideText } from "./outside-text.tsx";
import type { PageNamesProps } from "./page-names.tsx";

/** More lines than this say nothing more. */
const MOST = 12;

/** What the rules as they are typed make of the pages that people are on right now. */
export const PagePreview = ({ model }: PageNamesProps): VNode => {
  const lines = model.preview.value;
  return (
    <div class="page-preview">
      <h3 id="preview-title">{t("preview_title")}</h3>
      {lines.length === 0 ? (
        <p class="quiet">{t("preview_nobody")}</p>
      ) : (
        <table aria-labelledby="preview-title">
          <thead>
            <tr>
              <th scope="col">{t("preview_path")}</th>
              <th scope="col">{t("preview_name")}</th>
              <th scope="col">{t("preview_by")}</th>
              <th scope="col" class="is-end">
                {t("preview_people")}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, MOST).map((line) => (
              <Line key={`${line.path} ${line.by} ${line.name}`} {...line} />
            ))}
          </tbody>
        </table>
      )}
      {lines.length > MOST && (
        <p class="quiet">{plural("preview_more", lines.length - MOST)}</p>
      )}
    </div>
  );
};

const Line = ({ path, name, by, people }: NamedLine): VNode => (
  <tr class={typeof by === "number" ? "is-ruled" : undefined}>
    <td class="preview-path">
      {path === null ? t("nothing") : <OutsideText text={path} />}
    </td>
    <td class="preview-name">
      <OutsideText text={name} />
    </td>
    <td class="preview-by">
      {typeof by === "number"
        ? t("by_rule", formatNumber(by + 1))
        : t(`by_${by}`)}
    </td>
    <td class="is-end">{formatNumber(people)}</td>
  </tr>
);
