import { relative } from "node:path";

/** vitest's own report in JSON, as far as it is read here. */
export interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    /** The file's whole path. */
    readonly name: string;
    readonly status: string;
    /** Why a file could not be run at all. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/**
 * What failed, a paragraph each: file and sentence, then what was thrown. For the end of a long log: what stands in its
 * middle scrolls away, or is cut.
 * @param root the folder that files are named from
 */
export const failuresIn = (
  { testResults }: TestReport,
  root: string,
): readonly string[] =>
  testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults
      .filter((test) => test.status === "failed")
      .map(({ fullName, failureMessages }) =>
        [
          `${file} > ${fullName}`,
          ...(failureMessages ?? []).map(withoutTools),
        ].join("\n"),
      );
    return failed.length === 0 && status === "failed"
      ? [`${file}\n${message}`]
      : failed;
  });

/** Of what was thrown, the places in our own files. */
const withoutTools = (message: string): string =>
  message
    .split("\n")
    .filter((line) => !/^\s+at .*(?:node_modules|node:)/.test(line))
    .join("\n");
