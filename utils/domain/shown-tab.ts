/** The tab beside the panel, as far as the browser lets us know it. */
export interface ShownTab {
  readonly id: number;
  /** Null where we have no access to its site: that it is there is all that we may know. */
  readonly url: string | null;
  /** Another number whenever it loads something: what was asked for its last page is not asked for the next. */
  readonly page: number;
}
