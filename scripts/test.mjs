/**
 * `npm test`: every suite once, in a fresh checkout too. Arguments go to vitest, as in `npm test -- test/stories`.
 *
 * Ends with a line of its own, `N passed, N failed` or `N passed, N failed, N skipped`, and with exit code 1 when
 * anything failed or nothing ran. What is no test counts as one failure, said in a sentence above: a build or a file
 * that failed, a vitest that did, each database of REQUIRE_DATABASES (such as `mariadb`) that no suite used, the
 * browser of REQUIRE_BROWSER (`chromium`) when no suite ran in it, and the proxy of REQUIRE_NGINX (`nginx`) likewise.
 * With REQUIRE_ALL, for a machine on which everything is installed, skipped tests count as one failure too.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserLine, missingBrowser } from './test-browser.mjs';
import { missingNginx, nginxLine } from './test-nginx.mjs';
import { databaseLines, missingDatabases } from './test-databases.mjs';
import { ensureBuild, ensureDependencies, PreparationError, root } from './prepare.mjs';

const started = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'ewf-test-'));
const resultFile = join(folder, 'result.json');
const databasesFile = join(folder, 'databases.json');
try {
  finish(await testEverything());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Counts of this run, and a sentence for each failure that is no test. */
async function testEverything() {
  try {
    ensureDependencies({ dev: true });
    ensureBuild();
  } catch (error) {
    if (!(error instanceof PreparationError)) throw error;
    return { passed: 0, failed: 0, skipped: 0, troubles: [`${error.message} No test ran.`] };
  }
  const exitCode = await runVitest(process.argv.slice(2));
  const counts = countsOf(readJson(resultFile));
  const databases = readJson(databasesFile);
  const browser = { ...databases, used: existsSync(`${databasesFile}.browser`) };
  console.log(['', 'Databases', ...databaseLines(databases).map((line) => `  ${line}`)].join('\n'));
  const nginx = { ...databases, used: existsSync(`${databasesFile}.nginx`) };
  console.log(['', 'Browser', `  ${browserLine(browser)}`].join('\n'));
  console.log(['', 'Proxy', `  ${nginxLine(nginx)}`].join('\n'));
  counts.troubles.push(...missingDatabases(databases, process.env.REQUIRE_DATABASES));
  counts.troubles.push(...missingBrowser(browser, process.env.REQUIRE_BROWSER));
  counts.troubles.push(...missingNginx(nginx, process.env.REQUIRE_NGINX));
  if (process.env.REQUIRE_ALL && counts.skipped > 0) counts.troubles.push(`${counts.skipped} tests were skipped.`);
  if (exitCode !== 0 && counts.failed === 0 && counts.troubles.length === 0) {
    counts.troubles.push(`vitest ended with ${exitCode} although no test failed: see its messages above.`);
  }
  return counts;
}

function runVitest(args) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
  const env = { ...process.env, EWF_TEST_REPORT: databasesFile };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], { cwd: root, stdio: 'inherit', env });
    process.on('SIGINT', () => undefined); // the terminal sends it to vitest too: wait for vitest to clean up
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
}

function countsOf(result) {
  if (result === null) return { passed: 0, failed: 0, skipped: 0, troubles: [] };
  const brokenFiles = result.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests + result.numTodoTests,
    troubles: brokenFiles.map((file) => `${file.name} failed outside its tests: ${file.message}`),
  };
}

function finish({ passed, failed, skipped, troubles }) {
  const all = failed + troubles.length;
  process.exitCode = all > 0 || passed === 0 ? 1 : 0;
  console.log('');
  for (const trouble of troubles) console.log(`Failed: ${trouble}`);
  console.log(`Took ${((performance.now() - started) / 1000).toFixed(1)} s`);
  console.log(`${passed} passed, ${all} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
