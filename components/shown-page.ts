import {
  type Page,
  type Report,
  UNTOLD_SESSION,
} from "../utils/domain/person.ts";
import type { VisitedPage } from "../utils/domain/session.ts";
import type { ShareSafeModel } from "../utils/models/share-safe-model.ts";

/** A page as it may be seen beside a person: masked as that of a login of theirs is. */
export const shownPage = (
  page: Page | VisitedPage,
  report: Report,
  { shown }: ShareSafeModel,
): VisitedPage | null =>
  shown.value({
    ...report,
    sessions: [{ ...UNTOLD_SESSION, page: { ...page, since: null } }],
  }).sessions[0]?.page ?? null;
