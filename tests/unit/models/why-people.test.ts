import { describe, expect, test } from "vitest";
import { reportAt } from "../../../utils/domain/people-index.ts";
import { createCounted } from "../../../utils/models/why-people.ts";
import { online, person } from "../../support/builders.ts";
import { newPage } from "./page-world.ts";

const LIST = [
  online("ana"),
  online("kofi"),
  person("bo"),
  person("eve", { account: "pending" }),
  online("mallory", { account: "disabled" }),
];

describe("the people counted", () => {
  test.each([
    ["total", ["ana", "kofi", "mallory", "bo", "eve"]],
    ["online", ["ana", "kofi"]],
    ["offline", ["mallory", "bo", "eve"]],
  ] as const)(
    "as %s are exactly as many as the card says",
    async (kind, all) => {
      const { disk, models, hear } = newPage();
      disk.keep(LIST);
      await models.roster.open();
      const countedOf = createCounted(kind);
      const counted = () => {
        const people = models.roster.people.value;
        if (people === null) return [];
        return [...countedOf(people, models.time.moment(), 0)].map(
          (slot) => reportAt(people.index, slot)?.id,
        );
      };
      expect(counted()).toEqual(all);
      expect(models.numbers.headline.value?.[kind]).toBe(all.length);
      disk.change([online("bo"), person("ana")], ["eve"]);
      await hear();
      expect(models.numbers.headline.value?.[kind]).toBe(counted().length);
    },
  );

  test("are those that the list shows under the filter that says the same", async () => {
    const { disk, models, shown } = newPage();
    disk.keep(LIST);
    await models.roster.open();
    for (const presence of ["online", "offline"] as const) {
      models.list.clear();
      models.list.filter({ presence });
      const people = models.roster.people.value;
      const slots =
        people === null
          ? []
          : [...createCounted(presence)(people, models.time.moment(), 0)];
      expect(shown()).toHaveLength(slots.length);
    }
  });
});
