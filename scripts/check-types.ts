/** Type checks every part on its own, so that each sees only the globals of the place it runs in. */
import { spawnSync } from 'node:child_process';

const parts = ['core', 'simulator', 'main', 'preload', 'renderer', 'tests'];
const failed = parts.filter((part) => {
  const run = spawnSync('tsc', ['--project', part, '--pretty', String(process.stdout.isTTY === true)], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return run.status !== 0;
});
if (failed.length > 0) {
  console.error(`Type errors in: ${failed.join(', ')}`);
  process.exitCode = 1;
}
