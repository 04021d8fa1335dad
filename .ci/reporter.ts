import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { TestError } from 'vitest';
import type { Reporter, SerializedError, TestCase, TestModule, TestSpecification } from 'vitest/node';
import type { FileResult, Report, TestResult } from './report.ts';

/**
 * Writes a run's `Report` as JSON to the file that the environment variable `TEST_REPORT` names. Vitest's own JSON report
 * does not have what went wrong outside the tests: unhandled errors, and files without a result.
 */
export default class implements Reporter {
  private specifications: readonly TestSpecification[] = [];

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.specifications = specifications;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const finished = new Set(modules.map(({ moduleId }) => moduleId));
    const missing = this.specifications.filter(({ moduleId }) => !finished.has(moduleId));
    const paths = this.specifications.map(({ moduleId }) => moduleId);
    const errorsOf = (path: string | undefined) =>
      unhandled.filter((error) => originOf(error, paths) === path).map(messageOf);
    const report: Report = {
      files: [
        ...modules.map((module) => fileResult(module, errorsOf(module.moduleId))),
        ...missing.map(({ project, moduleId }) => ({
          file: relative(project.config.root, moduleId),
          seconds: 0,
          tests: [],
          errors: ['It has no result.', ...errorsOf(moduleId)],
        })),
      ],
      errors: errorsOf(undefined),
    };
    const { TEST_REPORT } = process.env;
    if (TEST_REPORT === undefined) throw new Error('TEST_REPORT does not name a file for the report.');
    writeFileSync(TEST_REPORT, JSON.stringify(report));
  }
}

/** The path of the test file that an unhandled error came from, as far as it says so. */
function originOf(error: SerializedError, paths: readonly string[]): string | undefined {
  // The error of a process that ended names the file that it ran only in words.
  const text = `${error.message} ${error.cause?.message}`;
  return paths.find((path) => error.VITEST_TEST_PATH === path || text.includes(path));
}

function fileResult(module: TestModule, unhandled: readonly string[]): FileResult {
  const suites = [...module.children.allSuites()];
  const isFinished = ['passed', 'failed', 'skipped'].includes(module.state());
  return {
    file: module.relativeModuleId,
    seconds: module.diagnostic().duration / 1000,
    // A test that never ran has no result.
    tests: [...module.children.allTests()].flatMap(testResult),
    errors: [
      ...(isFinished ? [] : ['It did not finish.']),
      ...[module, ...suites].flatMap((task) => task.errors()).map(messageOf),
      ...unhandled,
    ],
  };
}

function testResult(test: TestCase): readonly TestResult[] {
  const { state, errors = [] } = test.result();
  return state === 'pending' ? [] : [{ name: test.fullName, state, errors: errors.map(messageOf) }];
}

function messageOf({ stack, message, cause }: TestError): string {
  const text = stack ?? message;
  return cause === undefined ? text : `${text}\nCaused by: ${cause.message}`;
}
