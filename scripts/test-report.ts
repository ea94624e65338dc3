import { relative } from "node:path";

/** vitest's own report in JSON, as far as it is read here. */
export interface TestReport {
  readonly numTotalTests: number;
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

export interface FailedTest {
  /** The file's whole path. */
  readonly file: string;
  /** Its sentence; null: the file as a whole, no test of which was run. */
  readonly name: string | null;
  /** What was thrown, with the places where. */
  readonly thrown: readonly string[];
}

export const failedIn = ({ testResults }: TestReport): readonly FailedTest[] =>
  testResults.flatMap(({ name: file, status, message, assertionResults }) => {
    const failed: readonly FailedTest[] = assertionResults
      .filter((test) => test.status === "failed")
      .map(({ fullName, failureMessages }) => ({
        ...{ file, name: fullName.trim() },
        thrown: failureMessages ?? [],
      }));
    return failed.length === 0 && status === "failed"
      ? [{ file, name: null, thrown: [message] }]
      : failed;
  });

/**
 * A failed test in a paragraph: file and sentence, then what was thrown. For the end of a long log: what stands in its
 * middle scrolls away, or is cut.
 * @param root the folder that files are named from
 */
export const failureText = (
  { file, name, thrown }: FailedTest,
  root: string,
): string =>
  [
    [relative(root, file), ...(name === null ? [] : [name])].join(" > "),
    ...thrown.map(withoutTools),
  ].join("\n");

/** Of what was thrown, the places in our own files. */
const withoutTools = (message: string): string =>
  message
    .split("\n")
    .filter((line) => !/^\s+at .*(?:node_modules|node:)/.test(line))
    .join("\n");
