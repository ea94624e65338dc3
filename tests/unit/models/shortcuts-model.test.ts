import { expect, test } from "vitest";
import {
  type Shortcut,
  ShortcutsModel,
} from "../../../utils/models/shortcuts-model.ts";

test("the keys are those of the browser, also after they were changed there", async () => {
  let keys = "";
  const read = (): Promise<readonly Shortcut[]> =>
    Promise.resolve([{ name: "open-panel", words: "Open", keys }]);
  const model = new ShortcutsModel({ read, change: () => Promise.resolve() });
  await model.look();
  expect(model.all.value).toEqual([
    { name: "open-panel", words: "Open", keys: "" },
  ]);
  keys = "Alt+Shift+P";
  await model.look();
  expect(model.all.value[0]?.keys).toBe("Alt+Shift+P");
});
