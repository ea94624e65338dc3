/** What came when one list was read. */
export interface CameList {
  readonly pages: number;
  readonly rows: number;
  /** There were more pages; they were left, as the connection says. */
  readonly isCut: boolean;
}

/** What came of each list when a connection that asks several was read once: for whoever sets it up. */
export interface Came {
  readonly list: CameList;
  /** Null: there is none. Of the people of the list (`listed`) it knows so many (`joined`). */
  readonly directory:
    | (CameList & { readonly listed: number; readonly joined: number })
    | null;
  /** People whose sessions were asked for one by one. Null: that is not done. */
  readonly each: number | null;
}
