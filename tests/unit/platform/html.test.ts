import { describe, expect, it } from "vitest";
import { html } from "../../../platform/demo/html.ts";
import { pageContent } from "../../../platform/demo/pages.ts";
import { SECTIONS } from "../../../platform/demo/site-map.ts";

describe("the demo pages", () => {
  it("escape every value", () => {
    const name = `<img src=x onerror="alert('&')">`;
    expect(html`<b title="${name}">${[html`${name}`]}</b>`.html).toBe(
      `<b title="&lt;img src=x onerror=&quot;alert(&#39;&amp;&#39;)&quot;&gt;">&lt;img src=x onerror=&quot;alert(&#39;&amp;&#39;)&quot;&gt;</b>`,
    );
  });

  it("have content for every link of the navigation", () => {
    for (const { path } of SECTIONS)
      expect(pageContent(path)?.html).toContain("<h1>");
  });

  it("have nothing for an order that does not exist", () => {
    expect(pageContent("/orders/1")).toBeUndefined();
  });
});
