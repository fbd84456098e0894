/**
 * A task counts as `{ passed, failed, skipped }`. Of a type check or a build there is one; of tests as many as vitest's
 * JSON report says, and at least one failure where turbo says that the task failed or never ran.
 */
export function countTask({ task, exitCode, report }) {
  const isFailed = exitCode !== 0;
  if (task === "test") return countReport(report, isFailed);
  // A build is no check of its own, but a failed one has kept others from running.
  if (task === "build") return { passed: 0, failed: Number(isFailed), skipped: 0 };
  return { passed: Number(!isFailed), failed: Number(isFailed), skipped: 0 };
}

/**
 * What every planned task, and every failed build, counts for. `finished` is the list in turbo's summary, which has
 * nothing of a task that a failed build kept from starting.
 */
export function resultsOf(planned, finished, readReport) {
  const exitCodeOf = ({ taskId }) => finished.find((other) => other.taskId === taskId)?.execution?.exitCode;
  const broken = finished.filter((task) => task.task === "build" && exitCodeOf(task) !== 0);
  return [...broken, ...planned].map((item) => ({
    package: item.package,
    task: item.task,
    counts: countTask({ task: item.task, exitCode: exitCodeOf(item), report: readReport(item.directory) }),
  }));
}

function countReport(report, isFailed) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const failed = report.numFailedTests + report.testResults.filter(failedToLoad).length;
  // An error outside of all tests fails the run and no test.
  const hidden = failed === 0 && (isFailed || !report.success);
  return {
    passed: report.numPassedTests,
    failed: failed + Number(hidden),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** A file that broke before, or beside, its tests: none of them carries the failure. */
function failedToLoad({ status, assertionResults }) {
  return status === "failed" && !assertionResults.some((test) => test.status === "failed");
}

export function sum(counts) {
  const add = (total, { passed, failed, skipped }) => ({
    passed: total.passed + passed,
    failed: total.failed + failed,
    skipped: total.skipped + skipped,
  });
  return counts.reduce(add, { passed: 0, failed: 0, skipped: 0 });
}

/** One line for a package: what passed, and what failed by name. */
export function lineFor(name, tasks) {
  const { passed, failed } = sum(tasks.map(({ counts }) => counts));
  if (failed === 0) return `✓ ${name}: ${passed} passed`;
  const broken = tasks.filter(({ counts }) => counts.failed > 0).map(({ task }) => task);
  return `✗ ${name}: ${passed} passed, ${failed} failed (${broken.join(", ")})`;
}

/** The last lines of a run; the very last one is what other programs read. */
export function closingLines({ passed, failed, skipped }) {
  const result = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? [`${skipped} skipped`, result] : [result];
}
