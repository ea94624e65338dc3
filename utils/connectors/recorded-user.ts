import type {
  Counts,
  Device,
  LiveSession,
  Page,
  Report,
} from "../domain/person.ts";

/** What the platform did not say is not written either, so that reading it again says the same. */
const said = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null),
  );

/** A report as a user of the protocol: `reportOfUser` reads the same report from it. */
export const userOfReport = (report: Report): object => {
  const { lastLoginAt, counts, sessions, ...plain } = report;
  return {
    ...said(plain),
    ...(lastLoginAt === null
      ? {}
      : { lastLoginAt: lastLoginAt === "never" ? null : lastLoginAt }),
    ...(counts === null ? {} : { counts: said(counts satisfies Counts) }),
    sessions: sessions.map(recordedSession),
  };
};

const recordedSession = ({ page, device, ...plain }: LiveSession): object => ({
  ...said(plain),
  ...(page === null ? {} : { page: said(page satisfies Page) }),
  ...(device === null ? {} : { device: said(device satisfies Device) }),
});
