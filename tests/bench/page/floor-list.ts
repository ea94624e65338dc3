import { lastActiveAt } from "../../../utils/domain/facts.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { followDeltas } from "./floor-deltas.ts";
import { keyOf, orderOf, reordered } from "./floor-order.ts";

const ROW_HEIGHT = 40;
const VIEW_HEIGHT = 380;
const OVERSCAN = 10;
const CELLS = 8;

const CSS = `
  body { margin: 0; font: 13px sans-serif }
  .body { position: relative; height: ${VIEW_HEIGHT}px; overflow: auto; contain: strict }
  .row { position: absolute; inset-inline: 0; height: ${ROW_HEIGHT}px; display: grid;
    grid-template-columns: repeat(${CELLS}, 1fr); contain: strict }
  .row span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
`;

/**
 * The floor of the list: a search box and a windowed list of the same people, by hand, for one purpose only. Texts in
 * lower case and the order by the longest session are prepared; a keystroke scans the texts in the order of storage, takes
 * the matches in the shown order, and writes into rows that are there already. A revision reads the records that came
 * since, replaces who changed, and merges them into the order anew.
 */
export const openFloorList = async (source: string): Promise<void> => {
  const reading = await openReader().journal(sourceId(source));
  if (!reading.ok || reading.value === null) throw new Error("No list.");
  const { state, deltas } = reading.value;
  const reports = [...reading.value.reports];
  let now: number = state.serverTime ?? 0;
  const texts = reports.map((report) => textOf(report).toLowerCase());
  const keys = Float64Array.from(reports, keyOf);
  const slots = new Map(reports.map(({ id }, slot) => [id, slot]));
  let order = orderOf(keys);
  const matches = new Uint8Array(reports.length);
  const { box, body, spacer } = elements();
  const rows: HTMLElement[] = [];
  let shown = order;

  const draw = (): void => {
    spacer.style.height = `${shown.length * ROW_HEIGHT}px`;
    const first = Math.max(
      0,
      Math.floor(body.scrollTop / ROW_HEIGHT) - OVERSCAN,
    );
    const count = Math.min(
      shown.length - first,
      Math.ceil(VIEW_HEIGHT / ROW_HEIGHT) + OVERSCAN,
    );
    while (rows.length < count) rows.push(newRow(spacer));
    for (const [at, row] of rows.entries()) {
      row.hidden = at >= count;
      const report = at < count ? reports[shown[first + at] ?? -1] : undefined;
      if (report !== undefined) write(row, report, first + at, now);
    }
  };
  const find = (): void => {
    const needle = box.value.trim().toLowerCase();
    if (needle === "") shown = order;
    else {
      for (let at = 0; at < texts.length; at++)
        matches[at] = (texts[at] ?? "").includes(needle) ? 1 : 0;
      shown = order.filter((at) => matches[at] === 1);
    }
    draw();
  };
  const put = (changed: readonly Report[]): void => {
    const touched = new Set<number>();
    for (const report of changed) {
      const slot = slots.get(report.id);
      if (slot === undefined) throw new Error("The bench adds nobody.");
      reports[slot] = report;
      texts[slot] = textOf(report).toLowerCase();
      keys[slot] = keyOf(report);
      touched.add(slot);
    }
    order = reordered(order, keys, touched);
  };
  for (const { upserts } of deltas) put(upserts);
  followDeltas(sourceId(source), state.revision, (delta) => {
    now = delta.serverTime;
    put(delta.upserts);
    find();
  });
  box.addEventListener("input", () => {
    body.scrollTop = 0;
    find();
  });
  body.addEventListener("scroll", draw, { passive: true });
  find();
};

const textOf = (report: Report): string =>
  `${report.name ?? ""}\n${report.email ?? ""}\n${pageName(report.sessions[0]?.page ?? null) ?? ""}`;

const elements = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  document.adoptedStyleSheets = [sheet];
  const box = document.createElement("input");
  box.type = "search";
  const body = document.createElement("div");
  body.className = "body";
  const spacer = document.createElement("div");
  body.append(spacer);
  document.body.replaceChildren(box, body);
  return { box, body, spacer };
};

const newRow = (parent: HTMLElement): HTMLElement => {
  const row = document.createElement("div");
  row.className = "row";
  for (let cell = 0; cell < CELLS; cell++)
    row.append(document.createElement("span"));
  parent.append(row);
  return row;
};

const write = (
  row: HTMLElement,
  report: Report,
  position: number,
  now: number,
): void => {
  const [session] = report.sessions;
  const words = [
    session === undefined ? "Offline" : "Online",
    report.name ?? report.id,
    report.email ?? "–",
    report.role ?? "–",
    pageName(session?.page ?? null) ?? "–",
    session === undefined ? "–" : minutes(now - (session.startedAt ?? now)),
    minutes(now - (lastActiveAt(report) ?? now)),
    report.account,
  ];
  row.style.transform = `translateY(${position * ROW_HEIGHT}px)`;
  row.dataset["person"] = report.id;
  for (const [cell, word] of words.entries()) {
    const span = row.children[cell];
    if (span !== undefined && span.textContent !== word)
      span.textContent = word;
  }
};

const minutes = (ms: number): string => {
  const whole = Math.floor(ms / 60_000);
  return whole < 60
    ? `${whole} m`
    : `${Math.floor(whole / 60)} h ${whole % 60} m`;
};
