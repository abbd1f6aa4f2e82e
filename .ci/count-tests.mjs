// Prints "passed failed skipped" of a report of the test runner. A suite that
// could not be run, and a runner that failed although no test did, count as a
// failure: node count-tests.mjs REPORT EXIT-CODE
import { readFileSync } from 'node:fs';
import process from 'node:process';

const [, , report, exitCode] = process.argv;
const result = JSON.parse(readFileSync(report, 'utf8'));
let failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
if (exitCode !== '0' && failed === 0) failed = 1;
process.stdout.write(
  `${result.numPassedTests} ${failed} ${result.numPendingTests + result.numTodoTests}\n`,
);
