import type { Report } from "../domain/person.ts";
import { HIDDEN } from "../domain/secret-text.ts";
import type { PlatformInfo } from "../domain/source.ts";

/** An address that may become a link: http or https after parsing, without a name or password in it. */
export const webLink = (text: string | null): URL | null => {
  const url = text === null ? null : URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "") return null;
  return url.protocol === "https:" || url.protocol === "http:" ? url : null;
};

/** A page's address as a link; null where a part of it was left out when it was kept: it would lead elsewhere. */
export const pageLink = (address: string | null): URL | null => {
  const url = webLink(address);
  return url === null || url.pathname.split("/").includes(HIDDEN) ? null : url;
};

/** The person's page on the platform: the platform's own link, else its pattern with the id filled in. */
export const personLink = (
  report: Report,
  platform: PlatformInfo | null,
): URL | null =>
  webLink(report.url) ?? webLink(filledIn(platform?.userUrl ?? null, report));

const filledIn = (pattern: string | null, { id }: Report): string | null =>
  pattern === null
    ? null
    : // Split and joined: an id may hold "$&", which a replacement would read as a command.
      pattern.split("{id}").join(encodeURIComponent(id.toWellFormed()));
