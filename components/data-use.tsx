import type { VNode } from "preact";
import { STORED_KINDS, type StoredBytes } from "../utils/domain/stored-use.ts";
import { t } from "../utils/i18n.ts";
import type { KeptDataModel } from "../utils/models/kept-data-model.ts";
import { OutsideText } from "./outside-text.tsx";
import { sizeWords } from "./size-words.ts";

interface DataUseProps {
  readonly model: KeptDataModel;
}

const sumOf = (bytes: StoredBytes | undefined): number =>
  STORED_KINDS.reduce((sum, kind) => sum + (bytes?.[kind] ?? 0), 0);

/** What takes how much room: by connection where there are several. */
export const DataUse = ({ model }: DataUseProps): VNode => {
  const use = model.use.value;
  const total = model.total.value;
  const sources = model.sources.value;
  if (use === null) return <p class="data-use">{t("use_measuring")}</p>;
  const all = [...use.bytes.values()];
  const shown = sources.length > 1 ? sources : [];
  const kinds = STORED_KINDS.filter((kind) =>
    all.some((bytes) => bytes[kind] > 0),
  );
  if (kinds.length === 0) return <p class="data-use">{t("use_none")}</p>;
  return (
    <div class="data-use">
      <table>
        <caption>{t("use_title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("use_what")}</th>
            {shown.map(({ id, name }) => (
              <th key={id} scope="col">
                <OutsideText text={name} />
              </th>
            ))}
            <th scope="col">
              {t(shown.length > 0 ? "use_shared" : "use_size")}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`use_${kind}`)}</th>
              {shown.map(({ id }) => (
                <td key={id}>{sizeWords(use.bytes.get(id)?.[kind] ?? 0)}</td>
              ))}
              <td>
                {sizeWords(all.reduce((sum, bytes) => sum + bytes[kind], 0))}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("use_all")}</th>
            {shown.map(({ id }) => (
              <td key={id}>{sizeWords(sumOf(use.bytes.get(id)))}</td>
            ))}
            <td>
              {sizeWords(all.reduce((sum, bytes) => sum + sumOf(bytes), 0))}
            </td>
          </tr>
        </tfoot>
      </table>
      {total !== null && (
        <p class="field-hint">{t("use_total", sizeWords(total))}</p>
      )}
    </div>
  );
};
