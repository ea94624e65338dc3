import type { VNode } from "preact";
import type { Finding } from "../utils/domain/finding.ts";
import type { GivenFact, Gives } from "../utils/domain/gives.ts";
import { seenFacts } from "../utils/domain/seen-facts.ts";
import { t } from "../utils/i18n.ts";

interface FoundFactsProps {
  readonly finding: Finding;
  readonly gives: Gives | null;
}

/** What the first people of a test show of what the connection can give, in words. */
export const FoundFacts = ({ finding, gives }: FoundFactsProps): VNode => {
  const { seen, missed } = seenFacts(finding.first, gives);
  return (
    <>
      {seen.length > 0 && <p>{t("found_works", namesOf(seen))}</p>}
      {missed.length > 0 && <p>{t("found_missed", namesOf(missed))}</p>}
    </>
  );
};

const namesOf = (facts: readonly GivenFact[]): string =>
  facts.map((fact) => t(`given_${fact}`)).join(", ");
