import { describe, expect, test } from "vitest";
import {
  DEFAULT_PREFERENCES,
  type Preferences,
} from "../../../utils/domain/preferences.ts";
import { PreferencesModel } from "../../../utils/models/preferences-model.ts";
import { newClock } from "./page-world.ts";

const newModel = () => {
  const saved: Preferences[] = [];
  const clock = newClock();
  const model = new PreferencesModel({
    surface: "popup",
    after: clock.after,
    save: (preferences) => void saved.push(preferences),
  });
  return { clock, saved, model };
};

describe("the user's choices", () => {
  test("are saved once, a moment after the last of them", () => {
    const { clock, saved, model } = newModel();
    model.choose({ role: "team" });
    clock.pass(200);
    model.choose({ presence: "online" });
    clock.pass(200);
    expect(saved).toEqual([]);
    clock.pass(200);
    expect(saved.map(({ popup }) => [popup.role, popup.presence])).toEqual([
      ["team", "online"],
    ]);
  });

  test("are saved at once when the page goes, and then not again", () => {
    const { clock, saved, model } = newModel();
    model.chooseNoteFormat("plain");
    model.flush();
    clock.pass(1000);
    model.flush();
    expect(saved.map(({ noteFormat }) => noteFormat)).toEqual(["plain"]);
  });

  test("are taken from the disk when the page opens; later those of this page stay", () => {
    const { model } = newModel();
    const kept: Preferences = {
      ...DEFAULT_PREFERENCES,
      popup: { ...DEFAULT_PREFERENCES.popup, role: "admin" },
    };
    model.adopt(kept);
    expect(model.chosen.value.role).toBe("admin");
    model.choose({ role: "team" });
    model.adopt({ ...kept, noteFormat: "plain" });
    expect(model.chosen.value.role).toBe("team");
  });
});
