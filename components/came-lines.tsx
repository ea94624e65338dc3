import type { VNode } from "preact";
import type { Came, CameList } from "../utils/domain/came.ts";
import { plural, t } from "../utils/i18n.ts";

interface CameLinesProps {
  readonly came: Came;
}

/** What came of each list, where there is more to say than that one answer came. */
export const CameLines = ({
  came: { list, directory, each },
}: CameLinesProps): VNode | null => {
  if (list.pages === 1 && !list.isCut && directory === null && each === null)
    return null;
  return (
    <ul class="came">
      <li>{listWords(t("came_list"), list)}</li>
      {directory !== null && (
        <li>
          {listWords(t("map_directory"), directory)}{" "}
          {t("came_joined", directory.joined, directory.listed)}
        </li>
      )}
      {each !== null && (
        <li>{t("label_of", t("map_each"), plural("came_each", each))}</li>
      )}
    </ul>
  );
};

const listWords = (name: string, { pages, rows, isCut }: CameList): string =>
  t("label_of", name, plural(isCut ? "came_cut" : "came_whole", pages, rows));
