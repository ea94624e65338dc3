import { describe, expect, it } from "vitest";
import { barChart } from "../../../utils/export/chart-bars.ts";
import { heatmapChart } from "../../../utils/export/chart-heatmap.ts";
import { pagesChart } from "../../../utils/export/chart-pages.ts";
import { TOKENS, type Scene } from "../../../utils/export/chart-scene.ts";
import { type Colours, chartSvg } from "../../../utils/export/chart-svg.ts";

// CAST: one for each token, as `Colours` asks.
const COLOURS = Object.fromEntries(
  TOKENS.map((token, at) => [token, `rgb(${at}, 0, 0)`]),
) as Colours;

const CAPTION = {
  title: "Access times",
  lines: ["Acme · 15–21 Nov 2026 · Europe/Warsaw · observed 62 % of it"],
};

const svgOf = (chart: Scene, caption = CAPTION): string =>
  chartSvg(chart, caption, COLOURS).svg;

const bars = barChart(
  [
    { label: "Mon", value: 3, isPartial: false },
    { label: "Tue", value: null, isPartial: false },
  ],
  { width: 300, height: 100, words: String },
);

/** Every element that is opened is closed, in order: what an XML parser asks first. */
const isBalanced = (svg: string): boolean => {
  const open: string[] = [];
  for (const [, closing, name, single] of svg.matchAll(
    /<(\/?)([a-z]+)(?:[^<>"]|"[^"<]*")*?(\/?)>/gi,
  )) {
    if (closing === "/") {
      if (open.pop() !== name) return false;
    } else if (single !== "/") open.push(name ?? "");
  }
  return open.length === 0;
};

describe("a chart as a file", () => {
  it("says what it is of: title, range, zone and coverage stand in the picture", () => {
    const svg = svgOf(bars);
    expect(svg).toContain(">Access times</text>");
    for (const line of CAPTION.lines) expect(svg).toContain(`>${line}</text>`);
    expect(svg).toContain("<title>Access times</title>");
  });

  it("is as large as chart and caption together, on a ground of its own", () => {
    const { svg, width, height } = chartSvg(bars, CAPTION, COLOURS);
    expect(width).toBeGreaterThan(bars.width);
    expect(height).toBeGreaterThan(bars.height);
    expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`);
    expect(svg).toContain(
      `<rect x="0" y="0" width="${width}" height="${height}" fill="${COLOURS.surface}"/>`,
    );
  });

  it("hatches what was not observed", () => {
    expect(svgOf(bars)).toContain('fill="url(#unobserved)"');
  });

  it("leaves no colour to the page that it came from", () => {
    const heat = heatmapChart(
      [{ label: "Mon", cells: [{ value: 9, isNow: true }] }],
      {
        width: 200,
        clipAt: 4,
        columns: ["0"],
      },
    );
    for (const chart of [bars, heat])
      expect(svgOf(chart)).not.toMatch(/var\(|light-dark|class=|currentColor/);
  });

  it.each([
    ["</text><script>alert(1)</script>", "&lt;/text&gt;&lt;script&gt;"],
    [`"><image href="x" onerror="alert(1)"/>`, "&quot;&gt;&lt;image"],
    ["]]><!ENTITY x>", "]]&gt;&lt;!ENTITY"],
    ["a & b 'c'", "a &amp; b &#39;c&#39;"],
    ["nul\u0000bell\u0007", "nul\ufffdbell\ufffd"],
    ["half \ud83d of a pair", "half \ufffd of a pair"],
  ])("writes the hostile name %j as text", (name, written) => {
    const page = pagesChart([{ name, value: 3, words: "3 people" }], 900);
    const svg = svgOf(page, { title: name, lines: [name] });
    expect(svg).toContain(written);
    expect(svg).not.toMatch(/<(?:script|image|!ENTITY|foreignObject)/i);
    expect(isBalanced(svg)).toBe(true);
  });

  it("loads nothing and runs nothing", () => {
    expect(svgOf(bars)).not.toMatch(/href|@import|<style|\son\w+=/);
    expect(isBalanced(svgOf(bars))).toBe(true);
  });
});
