import { describe, expect, it } from "vitest";
import {
  type TestReport,
  failedIn,
  failureText,
} from "../../../scripts/test-report.ts";

type File = TestReport["testResults"][number];

const file = (told: Partial<File>): File => ({
  name: "/project/tests/unit/list.test.ts",
  status: "passed",
  message: "",
  assertionResults: [],
  ...told,
});

const reportOf = (...testResults: readonly File[]): TestReport => ({
  numTotalTests: 0,
  numPassedTests: 0,
  numFailedTests: 0,
  testResults,
});

const test = (fullName: string, ...failureMessages: readonly string[]) => ({
  fullName,
  status: failureMessages.length === 0 ? "passed" : "failed",
  failureMessages,
});

const failuresIn = (report: TestReport, root: string): readonly string[] =>
  failedIn(report).map((failed) => failureText(failed, root));

describe("what failed", () => {
  it("is named by file and sentence, with what was thrown, and where in our own files", () => {
    const report = reportOf(
      file({}),
      file({
        status: "failed",
        assertionResults: [
          test("a list is short"),
          test(
            "a list is sorted",
            "Error: b before a\n    at tests/unit/list.test.ts:3:1\n    at node_modules/vitest/run.js:1:1",
            "Error: again",
          ),
        ],
      }),
    );
    expect(failuresIn(report, "/project")).toEqual([
      "tests/unit/list.test.ts > a list is sorted\nError: b before a\n    at tests/unit/list.test.ts:3:1\nError: again",
    ]);
  });

  it("is a whole file where it could not be run", () => {
    const report = reportOf(
      file({ status: "failed", message: "SyntaxError: no" }),
    );
    expect(failuresIn(report, "/project")).toEqual([
      "tests/unit/list.test.ts\nSyntaxError: no",
    ]);
  });

  it("is a file whose preparation failed, though no test of it did", () => {
    const report = reportOf(
      file({
        status: "failed",
        message: "Error: no browser",
        assertionResults: [{ fullName: "a list is short", status: "skipped" }],
      }),
    );
    expect(failuresIn(report, "/project")).toEqual([
      "tests/unit/list.test.ts\nError: no browser",
    ]);
  });

  it("is nothing where everything passed", () => {
    expect(
      failuresIn(reportOf(file({ assertionResults: [test("a")] })), "/project"),
    ).toEqual([]);
  });
});
