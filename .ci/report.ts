/** What one run of the tests came to, as `reporter.ts` writes it. */
export interface Report {
  readonly files: readonly FileResult[];
  /** Errors that no file answers for: their messages. */
  readonly errors: readonly string[];
}

/** A test file. It failed if one of its tests did, or if it has errors. */
export interface FileResult {
  /** Path from the root of the project. */
  readonly file: string;
  readonly seconds: number;
  readonly tests: readonly TestResult[];
  /** Messages of what went wrong outside its tests: it crashed, could not be imported, or left an error unhandled. */
  readonly errors: readonly string[];
}

export interface TestResult {
  /** With the names of the groups around it. */
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  /** Messages of a failed test. */
  readonly errors: readonly string[];
}

export function hasFailed({ tests, errors }: FileResult): boolean {
  return errors.length > 0 || tests.some(({ state }) => state === 'failed');
}

/** More failed files than this are no accident. */
const MAX_SECOND_CHANCES = 3;

/** The files to run once more: those that failed, if they are few and all that went wrong. */
export function secondChances({ files, errors }: Report): readonly string[] {
  const failed = files.filter(hasFailed).map(({ file }) => file);
  return errors.length === 0 && failed.length <= MAX_SECOND_CHANCES ? failed : [];
}

/** The suites whose tests use system packages (`vitest.config.ts`). Others skip for other reasons. */
const SYSTEM_SUITES = /^tests\/(faults|system)\//;

/** The files of the system suites in which a test was skipped. */
export function skippedFiles({ files }: Report): readonly string[] {
  const skipped = files.filter(({ tests }) => tests.some(({ state }) => state === 'skipped'));
  return skipped.map(({ file }) => file).filter((file) => SYSTEM_SUITES.test(file));
}

/** The run as it counts: a file that failed counts with the result of its second run. */
export function withSecondRun(first: Report, second: Report): Report {
  const again = new Map(second.files.map((result) => [result.file, result]));
  return {
    files: first.files.map((result) => (hasFailed(result) ? (again.get(result.file) ?? result) : result)),
    errors: [...first.errors, ...second.errors],
  };
}

/** A line for each test, or file as a whole, that failed in the first run and passed in the second. */
export function unstable(first: Report, second: Report): readonly string[] {
  const again = new Map(second.files.map((result) => [result.file, result]));
  return first.files.filter(hasFailed).flatMap(({ file, tests, errors }) => {
    const other = again.get(file);
    if (other === undefined) return [];
    const passed = new Set(other.tests.filter(({ state }) => state === 'passed').map(({ name }) => name));
    const names = tests.filter(({ name, state }) => state === 'failed' && passed.has(name)).map(({ name }) => name);
    return [
      ...names.map((name) => `unstable: ${file} › ${name} passed when run again`),
      ...(errors.length > 0 && !hasFailed(other) ? [`unstable: ${file} passed when run again`] : []),
    ];
  });
}
