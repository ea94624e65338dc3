import type { Language } from "../domain/chosen-language.ts";
import { choicesWith } from "../domain/filed-settings.ts";
import type { PageChoices } from "../domain/preferences.ts";
import { newViews } from "../domain/saved-view.ts";
import { notifyingOf } from "./filed-commands.ts";
import { type ImportStep, noted } from "./import-step.ts";
import { savedChoices } from "./saved-choices.ts";

export const keepChoices: ImportStep = async (importing) => {
  const { send, plan, file, here } = importing;
  if (!plan.settings.includes("preferences")) return null;
  const keep = (chosen: PageChoices) =>
    send({
      type: "savePreferences",
      preferences: savedChoices(chosen, "dashboard"),
    });
  const kept = await keep(choicesWith(here.preferences, file.preferences));
  return noted(importing, kept, () => keep(here.preferences));
};

export const keepNotifying: ImportStep = async (importing) => {
  const { send, plan, file, here } = importing;
  if (!plan.settings.includes("notifying") || file.notifying === null)
    return null;
  const kept = await send(notifyingOf(file.notifying));
  return noted(importing, kept, () => send(notifyingOf(here.notifying)));
};

export const keepRetention: ImportStep = async (importing) => {
  const { send, plan, file, here } = importing;
  const { retention } = file;
  if (!plan.settings.includes("retention") || retention === null) return null;
  const kept = await send({ type: "saveRetention", retention });
  return noted(importing, kept, () =>
    send({ type: "saveRetention", retention: here.retention }),
  );
};

export const keepPersonalColumns: ImportStep = async (importing) => {
  const { plan, file, here, undo, keepPersonal } = importing;
  const { personalColumns } = file;
  if (!plan.settings.includes("personalColumns") || personalColumns === null)
    return null;
  keepPersonal(personalColumns);
  undo.push(async () => {
    keepPersonal(here.personalColumns);
    return null;
  });
  return null;
};

export const addViews: ImportStep = async (importing) => {
  const { send, plan, here, newId } = importing;
  const views = newViews(here.views, plan.views, newId);
  if (views.length === 0) return null;
  const added = await send({
    type: "putViews",
    views: views.map((view) => ({ ...view, columns: [...view.columns] })),
    place: null,
  });
  return noted(importing, added, async () => {
    for (const { id } of views) {
      const dropped = await send({ type: "dropView", id });
      if (!dropped.ok) return dropped;
    }
    return null;
  });
};

/** Access was asked for in the click. One that is refused is said, and stops nothing. */
export const readHelpdesks: ImportStep = async (importing) => {
  const { send, plan, undo, refused } = importing;
  for (const site of plan.helpdesks)
    if ((await send({ type: "readSite", site })) === "done")
      undo.push(async () => {
        await send({ type: "stopSite", site });
        return null;
      });
    else refused.push(site);
  return null;
};

export const speakLanguage: ImportStep = async (importing) => {
  const { send, plan, file, here, undo, keepLanguage } = importing;
  if (!plan.settings.includes("language") || file.language === null)
    return null;
  const speak = async (language: Language | "browser"): Promise<null> => {
    const chosen = language === "browser" ? null : language;
    await send({ type: "setLanguage", language: chosen });
    keepLanguage(chosen);
    return null;
  };
  undo.push(() => speak(here.language));
  return speak(file.language);
};
