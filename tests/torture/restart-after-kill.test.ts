import { once } from 'node:events';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../main/engine/temporary-folder.ts';
import { promise } from './support/promise.ts';
import { startServe } from './support/start-serve.ts';

const KILLS = 10;

it('starts again at once after kill -9, every time', async () => {
  const folder = await temporaryFolder();
  let slowestMs = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const startedAt = performance.now();
    const app = await startServe(folder);
    expect(app.output()).toContain('Eventory Tray is running. Open');
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    const exited = once(app.child, 'exit');
    app.child.kill('SIGKILL');
    await exited;
  }
  promise('a start after kill -9 finds the folder free', `${KILLS} of ${KILLS}, slowest ${Math.round(slowestMs)} ms`);
});
