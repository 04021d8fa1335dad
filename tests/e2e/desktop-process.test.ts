import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startNodeProcess } from './support/app/app-process.ts';
import { buildApp } from './support/app/build-app.ts';

const root = join(import.meta.dirname, '../..');

beforeAll(buildApp, 120_000);

/** The main process under fake-electron, on an empty folder. */
async function startMain(before: readonly string[], after: readonly string[], env: NodeJS.ProcessEnv) {
  const folder = await mkdtemp(join(tmpdir(), 'eventory-process-'));
  const register = join(root, 'tests/e2e/fake-electron/register.ts');
  const app = startNodeProcess([...before, '--import', register, join(root, 'dist/main/index.js'), ...after], {
    cwd: root,
    env: { ...process.env, EVENTORY_DATA: folder, XDG_CONFIG_HOME: join(folder, 'config'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void app.child.kill('SIGKILL'));
  const [code] = await once(app.child, 'exit');
  return { code, output: app.output() };
}

/** Ends the process once it has made its history in `folder`, and so runs. */
function endOnceUsed(folder: string): string[] {
  const history = JSON.stringify(join(folder, 'history.sqlite'));
  const watch = `import { existsSync } from 'node:fs'; setInterval(() => existsSync(${history}) && (console.log('it is used'), process.exit(0)), 20)`;
  return ['--import', `data:text/javascript,${encodeURIComponent(watch)}`];
}

describe('the process of the desktop app', () => {
  it.each(['--remote-debugging-port=9222', '--inspect'])('does not start with %s once packaged', async (argument) => {
    const { code, output } = await startMain([], [argument], { FAKE_ELECTRON_PACKAGED: '1' });
    expect([code, output]).toEqual([1, expect.stringContaining('a debugger could read the API key')]);
  });

  it('does not start with a data folder that cannot be made, and says so', async () => {
    const file = join(root, 'package.json');
    const { code, output } = await startMain([], [], { EVENTORY_DATA: join(file, 'data') });
    expect([code, output]).toEqual([1, expect.stringContaining(`is no value for EVENTORY_DATA. ${file} is a file.`)]);
  });

  it('takes a data folder that counts from where it was started', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'eventory-relative-'));
    const { code, output } = await startMain(endOnceUsed(join(folder, 'data')), [], {
      EVENTORY_DATA: relative(root, join(folder, 'data')),
    });
    expect([code, output]).toEqual([0, expect.stringContaining('it is used')]);
  });

  it('says in one line that its log cannot be written, and goes on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'eventory-no-log-'));
    await writeFile(join(folder, 'logs'), 'a file where the folder belongs');
    const { code, output } = await startMain(endOnceUsed(folder), [], { EVENTORY_DATA: folder });
    expect([code, output]).toEqual([0, expect.stringContaining('it is used')]);
    expect(output.match(/^.*log cannot be written.*$/gm)).toEqual([
      expect.stringMatching(/^The log cannot be written: EEXIST: .*logs'$/),
    ]);
    expect(output).not.toMatch(/^ +at /m);
  });

  it('ends if it is asked to quit while its window opens', async () => {
    const fakeApp = pathToFileURL(join(root, 'tests/e2e/fake-electron/modules/app.ts')).href;
    const quit = `import { app } from ${JSON.stringify(fakeApp)}; app.on('web-contents-created', () => queueMicrotask(() => app.quit()))`;
    const { code } = await startMain(['--import', `data:text/javascript,${encodeURIComponent(quit)}`], [], {});
    expect(code).toBe(0);
  });

  it.each([
    ['the key', { EVENTORY_API_KEY: 'a-key' }],
    ['the libraries of an AppImage', { LD_LIBRARY_PATH: '/mnt/x/usr/lib', APPDIR: '/mnt/x', APPIMAGE: '/x.AppImage' }],
  ])('takes %s out of its environment, which the programs that it starts inherit', async (_what, env) => {
    const [name] = Object.keys(env);
    const watch = `setInterval(() => { if (!process.env.${name}) { console.log('it is gone'); process.exit(0); } }, 20)`;
    const { code, output } = await startMain(['--import', `data:text/javascript,${watch}`], [], env);
    expect([code, output]).toEqual([0, expect.stringContaining('it is gone')]);
  });
});
