import type { Report } from "./person.ts";

export interface EmailList {
  /** Separated as mail programs take them. */
  readonly text: string;
  readonly count: number;
  /** People without an address. */
  readonly without: number;
}

/** The addresses of these people, in their order, each once. */
export const emailsOf = (reports: readonly Report[]): EmailList => {
  const seen = new Map<string, string>();
  let without = 0;
  for (const { email } of reports) {
    // An address with a comma or a line break in it would be read as two.
    const address = email?.trim() ?? "";
    if (address === "" || /[\s,;<>]/.test(address)) without++;
    else if (!seen.has(address.toLowerCase()))
      seen.set(address.toLowerCase(), address);
  }
  return {
    text: [...seen.values()].join(", "),
    count: seen.size,
    without,
  };
};
