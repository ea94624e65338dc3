import { effect } from "@preact/signals";
import { render } from "preact";
import { OptionsPage } from "../../components/options-page.tsx";
import { browser } from "../../utils/browser.ts";
import { localInstant } from "../../utils/domain/instant.ts";
import { language } from "../../utils/i18n.ts";
import { onChange } from "../../utils/messaging/changes.ts";
import { send } from "../../utils/messaging/client.ts";
import { ActionsModel } from "../../utils/models/actions-model.ts";
import { ClockModel } from "../../utils/models/clock-model.ts";
import { ConnectionFormModel } from "../../utils/models/connection-form-model.ts";
import { SourceModel } from "../../utils/models/source-model.ts";
import { TimeModel } from "../../utils/models/time-model.ts";
import { openReader } from "../../utils/storage/open-reader.ts";

const requestAccess = (pattern: string): Promise<boolean> =>
  browser.permissions.request({ origins: [pattern] });

const clock = new ClockModel({
  now: () => localInstant(Date.now()),
  every: (ms, call) => {
    const timer = setInterval(call, ms);
    return () => clearInterval(timer);
  },
});
const source = new SourceModel(openReader());
const { glance } = source;
const time = new TimeModel(clock.now, glance);
const form = new ConnectionFormModel({ send, requestAccess });
const actions = new ActionsModel({
  send,
  glance,
  now: clock.now,
  catchUp: source.open,
  requestAccess: (origin) => {
    const { protocol, hostname } = new URL(origin);
    return requestAccess(`${protocol}//${hostname}/*`);
  },
  openOptions: () => undefined,
});

document.documentElement.lang = language();
const gone = new AbortController();
addEventListener("pagehide", () => gone.abort());
void source.open();
onChange(() => void source.open(), gone.signal);
effect(() => {
  const saved = glance.value?.source ?? null;
  if (source.opened.value) void form.adopt(saved);
});

render(
  <OptionsPage models={{ clock, source, time, form, actions }} />,
  document.body,
);
