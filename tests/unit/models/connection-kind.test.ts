import { describe, expect, it } from "vitest";
import { MappedSettings } from "../../../utils/mapping/mapping.ts";
import {
  fieldProblems,
  kindsOf,
  settingsOfKind,
} from "../../../utils/models/connection-kind.ts";
import { ably } from "../../../utils/presets/ably.ts";

const [kind] = kindsOf([ably]).filter(({ preset }) => preset === ably);
const filled = (values: Readonly<Record<string, string>>) => ({
  ...(kind && settingsOfKind(kind)),
  values,
});

describe("the fields of a product", () => {
  it("want what nothing can be asked without, and leave the site to whoever has paths alone", () => {
    expect([...fieldProblems(ably, filled({}))]).toEqual([
      ["channel", "missing"],
    ]);
    const settings = filled({ channel: "shop", site: "" });
    expect([...fieldProblems(ably, settings)]).toEqual([]);
    expect(MappedSettings.safeParse(settings).success).toBe(true);
    expect(MappedSettings.safeParse(filled({ site: "" })).success).toBe(false);
  });

  it("say of a site that is none that it looks otherwise", () => {
    const settings = filled({ channel: "shop", site: "my shop" });
    expect([...fieldProblems(ably, settings)]).toEqual([["site", "looks"]]);
  });
});
