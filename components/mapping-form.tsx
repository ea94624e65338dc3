import "./mapping.css";
import "./mapped-fields.css";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import { ANSWER, PATH } from "../utils/models/mapping-head.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import { Icon } from "./icon.tsx";
import { MappingFile } from "./mapping-file.tsx";
import { MappingGroupBox } from "./mapping-group.tsx";
import { MappingOnline } from "./mapping-online.tsx";
import { MappingParts } from "./mapping-part.tsx";
import { mappingProblemWords } from "./mapping-problems.ts";
import { MappingRows } from "./mapping-rows.tsx";
import { MappingValues } from "./mapping-values.tsx";
import { SampleView } from "./sample-view.tsx";

interface MappingFormProps {
  readonly mapping: MappingModel;
}

/**
 * An answer beside what each part of it means, and what becomes of its rows while it is typed. What every mapping needs
 * is in sight; what few need is folded below.
 */
export const MappingForm = ({ mapping }: MappingFormProps): VNode => {
  useEffect(() => void mapping.open(), [mapping]);
  return (
    <section class="mapping" aria-label={t("mapping_title")}>
      <div class="mapping-parts">
        <MappingParts mapping={mapping} parts={mapping.head.value} />
        <MappingParts mapping={mapping} parts={[PATH]} />
        <MappingValues mapping={mapping} />
        <MappingParts mapping={mapping} parts={ANSWER} />
        <MappingOnline mapping={mapping} />
        <Others mapping={mapping} />
        <div class="mapping-groups">
          {mapping.groups.value.map((group) => (
            <MappingGroupBox key={group.key} mapping={mapping} group={group} />
          ))}
        </div>
        <MappingFile mapping={mapping} />
      </div>
      <div class="mapping-answer">
        <SampleView mapping={mapping} />
        <MappingRows mapping={mapping} />
      </div>
    </section>
  );
};

/** What is wrong where there is no field. */
const Others = ({ mapping }: MappingFormProps): VNode => (
  <ul class="mapping-others" aria-live="polite">
    {mapping.placed.value.others.map((problem) => (
      <li key={`${problem.at} ${problem.code}`} class="field-problem">
        <Icon name="alert" />
        <span>
          <code>{problem.at}</code> {mappingProblemWords(problem)}
        </span>
      </li>
    ))}
  </ul>
);
