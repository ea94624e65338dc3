import type { VNode } from "preact";
import { formatSeconds, formatDay, t } from "../utils/i18n.ts";
import type { Explained } from "../utils/mapping/explain.ts";
import { FIELD_NAMES, isTime } from "../utils/models/mapping-edit.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import { OutsideText } from "./outside-text.tsx";

interface MappingRowsProps {
  readonly mapping: MappingModel;
}

/** What the first rows of the sample become. */
export const MappingRows = ({ mapping }: MappingRowsProps): VNode | null => {
  const rows = mapping.rows.value;
  const of = mapping.looked.value;
  const title =
    of === "list"
      ? t("mapping_rows")
      : t("label_of", t("mapping_rows"), t(`map_${of}`));
  const [first] = rows ?? [];
  if (rows === null || first === undefined) return null;
  return (
    <div
      class="preview mapping-rows"
      role="region"
      aria-label={title}
      tabIndex={0}
    >
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {first.map(({ name }) => (
              <th key={name} scope="col">
                {t(`mapped_${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((field) => (
                <td key={field.name}>
                  <Yield field={field} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Yield = ({ field }: { readonly field: Explained }): VNode | string => {
  const { said, value, name } = field;
  if (value === null)
    return said === null ? (
      t("nothing")
    ) : (
      <s class="is-trouble">
        <OutsideText text={said} />
      </s>
    );
  const known = FIELD_NAMES.find((one) => one === name);
  if (typeof value === "number" && known !== undefined && isTime(known))
    return `${formatDay(value)}, ${formatSeconds(value)}`;
  return <OutsideText text={String(value)} />;
};
