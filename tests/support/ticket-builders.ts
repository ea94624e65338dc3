import type { Candidate, Place, Sighting } from "../../utils/domain/ticket.ts";

/** An address on a page; where it does not matter, the requester's. */
export const candidate = (
  address: string,
  place: Place = "requester",
): Candidate => ({ address, name: null, place });

/** A ticket page on which these addresses stand, as its script tells it. */
export const sighting = (
  candidates: readonly (Candidate | string)[],
  more: Partial<Sighting> = {},
): Sighting => ({
  url: "https://help.test/tickets/7",
  title: "My invoice",
  site: "generic",
  candidates: candidates.map((one) =>
    typeof one === "string" ? candidate(one) : one,
  ),
  more: false,
  closed: false,
  ...more,
});
