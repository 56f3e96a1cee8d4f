/**
 * Fetches the packages that package-lock.json names, when what is here is older than the lock file.
 * Run by Maven before the integration tests.
 */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('.', import.meta.url));

/** @param {string} file @returns {number} when it was changed, or 0 when it is not there */
function changed(file) {
  return statSync(home + file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

if (changed('node_modules/.package-lock.json') < changed('package-lock.json'))
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: home, stdio: 'inherit' });
