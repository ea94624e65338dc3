import { describe, expect, it } from "vitest";
import { MINUTE, instant } from "../../../utils/domain/instant.ts";
import {
  joinedVisits,
  unitedVisits,
} from "../../../utils/domain/told-visits.ts";
import { NOON } from "../../support/builders.ts";
import { visit } from "../storage/history-world.ts";

const at = (minutes: number) => instant(NOON + minutes * MINUTE);
const stay = (page: string, from: number, to: number) =>
  visit(`https://acme.test/${page}`, at(from), at(to));

describe("what visits of several devices are together", () => {
  it("makes one stay of a page that is open on two devices at once", () => {
    expect(
      unitedVisits([stay("orders", 20, 60), stay("orders", 0, 30)]),
    ).toEqual([stay("orders", 0, 60)]);
  });

  it("keeps the longer stay where one lies within the other", () => {
    expect(
      unitedVisits([stay("orders", 0, 60), stay("orders", 10, 20)]),
    ).toEqual([stay("orders", 0, 60)]);
  });

  it("makes one stay of two that meet, whatever page is open beside them", () => {
    expect(
      unitedVisits([
        stay("orders", 0, 30),
        stay("help", 10, 50),
        stay("orders", 30, 40),
      ]),
    ).toEqual([stay("orders", 0, 40), stay("help", 10, 50)]);
  });

  it("keeps a page that was left and found again as two stays", () => {
    const stays = [stay("orders", 0, 10), stay("orders", 11, 20)];
    expect(unitedVisits(stays)).toEqual(stays);
  });
});

describe("our own visits and the platform's", () => {
  it("are one where a stay goes over from one side to the other", () => {
    expect(
      joinedVisits([stay("orders", 10, 30)], [stay("orders", 0, 10)]),
    ).toEqual([stay("orders", 0, 30)]);
  });

  it("stay two where another page came between them", () => {
    const ours = [stay("orders", 0, 10), stay("help", 10, 11)];
    const theirs = [stay("orders", 11, 20)];
    expect(joinedVisits(ours, theirs)).toEqual([...ours, ...theirs]);
  });
});
