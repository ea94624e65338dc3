import { harmless } from "../utils/domain/harmless.ts";
import { unreachable } from "../utils/domain/result.ts";
import { t } from "../utils/i18n.ts";
import type {
  MemberPath,
  SettingsFileFault,
} from "../utils/messaging/settings-file.ts";
import type { SettingsFileNews } from "../utils/models/settings-file-model.ts";
import { failureTitle } from "./failure-words.ts";

/** Why a file was not opened, or what failed. */
export const troubleWords = (
  news: Exclude<SettingsFileNews, { kind: "imported" | "undone" }>,
): string => {
  switch (news.kind) {
    case "unreadable":
      return t("settings_file_unreadable");
    case "failed":
      return failureTitle(news.failure);
    case "fault":
      return faultWords(news.fault);
    default:
      return unreachable(news);
  }
};

const faultWords = (fault: SettingsFileFault): string => {
  switch (fault.code) {
    case "bad_member":
      return t("settings_file_bad_member", placeWords(fault.path));
    case "unknown_member":
      return t(
        "settings_file_unknown_member",
        quoted(String(fault.path.at(-1) ?? "")),
        placeWords(fault.path.slice(0, -1)),
      );
    case "too_large":
    case "no_json":
    case "no_settings":
    case "newer":
      return t(`settings_file_${fault.code}`);
    default:
      return unreachable(fault);
  }
};

const LISTS = ["connections", "views", "helpdesks", "watches"] as const;

/** "connection 2: settings.rows", counted from 1; "the file" for what stands in no part of it. */
const placeWords = ([part, ...rest]: MemberPath): string => {
  if (part === undefined) return t("settings_file_whole");
  const list = LISTS.find((name) => name === part);
  const [at, ...inside] = rest;
  const isOne = list !== undefined && typeof at === "number";
  const place = isOne
    ? t(`settings_file_in_${list}`, at + 1)
    : quoted(String(part));
  const members = isOne ? inside : rest;
  return members.length === 0
    ? place
    : `${place}: ${quoted(members.join("."))}`;
};

/** Longer names of members are cut: somebody else wrote them. */
const LONGEST = 80;

const quoted = (text: string): string =>
  `“${harmless(text).slice(0, LONGEST).toWellFormed()}”`;
