import { ALL_BUILDS, ensureBuilt } from "../../scripts/build.ts";

/** Before the first end-to-end test: the builds are what the sources are, also when somebody runs one test alone. */
export const setup = async (): Promise<void> => {
  for (const wanted of ALL_BUILDS) await ensureBuilt(wanted);
};
