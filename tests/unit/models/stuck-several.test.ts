import { describe, expect, it } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { MINUTE } from "../../../utils/domain/instant.ts";
import { listedId } from "../../../utils/domain/listed-id.ts";
import type { Report } from "../../../utils/domain/person.ts";
import {
  NOON,
  before,
  online,
  pageOn,
  session,
} from "../../support/builders.ts";
import { until } from "../../support/until.ts";
import { ACME, BETA, newSeveral } from "./several-world.ts";

const onCheckout = (id: string, minutes: number): Report =>
  online(id, {
    sessions: [
      session({
        lastActiveAt: NOON,
        page: pageOn("https://shop.test/checkout", {
          title: "Checkout",
          since: before(minutes * MINUTE),
        }),
      }),
    ],
  });

const company = (count: number, minutes: number): readonly Report[] =>
  Array.from({ length: count }, (_, at) => onCheckout(`u${at}`, minutes));

/** Three are stuck at Acme, four of the same ids at Beta, on a page of the same name. */
const opened = async () => {
  const page = newSeveral("panel");
  page.acme.keep(company(3, 12));
  page.beta.keep(company(4, 13));
  page.open();
  await until(() => page.models().list.stuck.value?.size === 7, 10_000);
  return page;
};

const incident = (page: Awaited<ReturnType<typeof opened>>) =>
  page.models().radar.value?.incident.value ?? null;

describe("who is stuck, of two connections", () => {
  it("is stuck where they are: ids of both are told apart", async () => {
    const { models } = await opened();
    const { stuck } = models().list;
    expect(stuck.value?.has(listedId(ACME, personId("u2")))).toBe(true);
    expect(stuck.value?.has(listedId(ACME, personId("u3")))).toBe(false);
    expect(stuck.value?.has(listedId(BETA, personId("u3")))).toBe(true);
  });

  it("makes no incident of two platforms: the larger of two is told, with its connection", async () => {
    const page = await opened();
    await until(() => incident(page) !== null, 10_000);
    expect(incident(page)).toMatchObject({
      page: "Checkout",
      from: { name: "Beta" },
    });
    expect(incident(page)?.people).toHaveLength(4);
  });

  it("is heard of no more where somebody dismissed it, and still of the other", async () => {
    const page = await opened();
    await until(() => incident(page) !== null, 10_000);
    const first = incident(page);
    if (first !== null) page.models().radar.value?.dismiss(first);
    await until(() => incident(page)?.from?.name === "Acme", 10_000);
    const second = incident(page);
    if (second !== null) page.models().radar.value?.dismiss(second);
    await until(() => incident(page) === null, 10_000);
  });

  it("shows exactly the people of an incident in the list", async () => {
    const page = await opened();
    await until(() => incident(page) !== null, 10_000);
    const { list } = page.models();
    list.showThese(new Set(incident(page)?.people));
    expect(page.listed()).toHaveLength(4);
    expect(page.listed()).toContain(listedId(BETA, personId("u0")));
  });
});
