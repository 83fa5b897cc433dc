/** The count of one suite, from its runner's report and its exit code. */
export declare function countSuite(suite: {
  runner?: 'vitest' | 'playwright';
  report?: string;
  exitCode: number;
}): { passed: number; failed: number; note?: string };
