import { harmless } from "../utils/domain/harmless.ts";
import { t } from "../utils/i18n.ts";
import type { MappingProblem } from "../utils/mapping/problem.ts";

/** What is wrong at a field of a mapping, as a sentence. */
export const mappingProblemWords = ({
  code,
  detail = "",
  position,
  count,
}: MappingProblem): string => {
  switch (code) {
    case "expression":
      return detail === ""
        ? t("mapping_path", (position ?? 0) + 1)
        : t("mapping_expression", harmless(detail), position ?? 1);
    case "id_missing":
      return t("mapping_id_missing", count ?? 0);
    case "more_rows":
      return t("mapping_more_rows", harmless(detail), count ?? 0);
    case "no_time":
      return detail === ""
        ? t("mapping_no_time")
        : t("mapping_no_time_unit", t(`unit_${unitOf(detail)}`));
    default:
      return t(`mapping_${code}`, harmless(detail));
  }
};

const UNITS = ["ms", "s", "iso", "ms_ago", "s_ago"] as const;

const unitOf = (text: string): (typeof UNITS)[number] =>
  UNITS.find((unit) => unit === text) ?? "iso";
