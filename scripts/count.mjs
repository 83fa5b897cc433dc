// Reads how many tests a suite ran from the report its runner wrote. A skipped test counts as failed:
// a test that does not run guards nothing. So does a file that could not be loaded.
import { existsSync, readFileSync } from 'node:fs';

const readers = {
  vitest({ testResults }) {
    const tests = testResults.flatMap((file) => file.assertionResults);
    const passed = tests.filter(({ status }) => status === 'passed').length;
    const brokenFiles = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && assertionResults.length === 0,
    ).length;
    return { passed, failed: tests.length - passed + brokenFiles };
  },
  playwright({ stats, errors }) {
    const { expected, unexpected, flaky, skipped } = stats;
    return { passed: expected, failed: unexpected + flaky + skipped + errors.length };
  },
};

/**
 * The count of one suite. Without a runner's report (types, lint, size) the suite is one check;
 * with one, a bad exit that no test explains, a missing report and an empty suite each fail.
 */
export function countSuite({ runner, report, exitCode }) {
  const isGood = exitCode === 0;
  if (!runner) return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 };
  if (!existsSync(report)) return { passed: 0, failed: 1, note: 'no report' };
  const { passed, failed } = readers[runner](JSON.parse(readFileSync(report, 'utf8')));
  if (passed + failed === 0) return { passed, failed: 1, note: 'no tests' };
  if (!isGood && failed === 0)
    return { passed, failed: 1, note: `exit code ${exitCode}` };
  return { passed, failed };
}
