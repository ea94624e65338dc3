import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { browser } from "../../../utils/browser.ts";
import { countWatchers } from "../../../utils/background/watchers.ts";
import { SECOND } from "../../../utils/domain/instant.ts";
import { WATCHING, watch } from "../../../utils/messaging/watching.ts";
import { fake } from "../../support/fake-extension.ts";

/** What the worker was told, in order. */
let told: boolean[] = [];
let pages: AbortController[] = [];

const openPage = (): AbortController => {
  const page = new AbortController();
  pages.push(page);
  watch(page.signal);
  return page;
};

const startWorker = (): void =>
  countWatchers((watched) => void told.push(watched));

beforeEach(() => {
  vi.useFakeTimers();
  fake.reset();
  told = [];
  pages = [];
  startWorker();
});

afterEach(() => {
  for (const page of pages) page.abort();
  vi.useRealTimers();
});

describe("watching", () => {
  it("is told when the first page opens and when the last one closes (H1)", () => {
    const [first, second] = [openPage(), openPage()];
    expect(told).toEqual([true]);
    first.abort();
    expect(told).toEqual([true]);
    second.abort();
    expect(told).toEqual([true, false]);
    openPage();
    expect(told).toEqual([true, false, true]);
  });

  it("ends for good when the page closes: no timer is left, and nobody reconnects", () => {
    const page = openPage();
    page.abort();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(60 * SECOND);
    expect(told).toEqual([true, false]);
  });

  it("comes back a second after the worker was ended, and shows life each 20 s (F15)", () => {
    const { ports, pings } = listen();
    openPage();
    expect(ports).toHaveLength(1);
    vi.advanceTimersByTime(20 * SECOND);
    expect(pings).toEqual([1]);
    ports[0]?.disconnect();
    expect(told).toEqual([true, false]);
    vi.advanceTimersByTime(SECOND - 1);
    expect(ports).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(ports).toHaveLength(2);
    expect(told).toEqual([true, false, true]);
    vi.advanceTimersByTime(20 * SECOND);
    expect(pings).toEqual([1, 2]);
  });

  it("does not come back for a page that closed meanwhile (H10)", () => {
    const { ports } = listen();
    const page = openPage();
    ports[0]?.disconnect();
    page.abort();
    vi.advanceTimersByTime(60 * SECOND);
    expect(ports).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("says nothing into a port that was lost, until there is another", () => {
    const { ports, pings } = listen();
    openPage();
    vi.advanceTimersByTime(19.5 * SECOND);
    ports[0]?.disconnect();
    // The ping falls due in the second without a port.
    expect(() => vi.advanceTimersByTime(SECOND)).not.toThrow();
    expect(pings).toEqual([]);
    vi.advanceTimersByTime(20 * SECOND);
    expect(pings).toEqual([2]);
  });

  it("opens nothing for a page that is gone already", () => {
    const { ports } = listen();
    watch(AbortSignal.abort());
    expect(ports).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is for ports of that name only", () => {
    const port = browser.runtime.connect({ name: "other" });
    expect(told).toEqual([]);
    expect(port.name).not.toBe(WATCHING);
  });
});

/** The worker's ends of the ports, and on which of them a ping came. */
const listen = () => {
  const ports: { readonly disconnect: () => void }[] = [];
  const pings: number[] = [];
  browser.runtime.onConnect.addListener((port) => {
    const number = ports.push(port);
    port.onMessage.addListener(() => void pings.push(number));
  });
  return { ports, pings };
};
