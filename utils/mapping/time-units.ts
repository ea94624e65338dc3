/** How a platform writes a time: see `Time` in mapping-fields.ts. Here for forms, which offer them before anything is parsed. */
export const TIME_UNITS = ["ms", "s", "iso", "ms_ago", "s_ago"] as const;

export type TimeUnit = (typeof TIME_UNITS)[number];
