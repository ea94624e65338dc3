import { t } from "../utils/i18n.ts";
import type { SiteOutcome } from "../utils/domain/ticket-site.ts";

/** Why a site or a page cannot be read, in words; empty where it can. */
export const siteProblem = (outcome: SiteOutcome | null): string =>
  outcome === null || outcome === "done" ? "" : t(`site_${outcome}`);
