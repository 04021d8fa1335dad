import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const DEV_SERVER = join(import.meta.dirname, '../support/dev-server.ts');

/** Records how it was started, and takes a moment to end, as an app that closes its stores does. */
const FAKE_ELECTRON = `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const record = (line) => appendFileSync(__dirname + '/log.jsonl', JSON.stringify(line) + '\\n');
record({ event: 'started', pid: process.pid, cwd: process.cwd(), args: process.argv.slice(2) });
process.on('SIGTERM', () => setTimeout(() => { record({ event: 'ended' }); process.exit(); }, 300));
setInterval(() => {}, 1000);
`;

const SOURCES = {
  'package.json': '{ "type": "module" }',
  'main/index.ts': 'console.log(1);',
  'main/engine/history/history-worker.ts': 'console.log(1);',
  'main/engine/imports/import-worker.ts': 'console.log(1);',
  'main/engine/backup/worker/backup-worker.ts': 'console.log(1);',
  'preload/index.ts': 'console.log(1);',
  'renderer/index.html': '<p></p>',
  'node_modules/electron/index.js': "module.exports = __dirname + '/electron';",
  'node_modules/electron/electron': FAKE_ELECTRON,
};

describe.skipIf(process.platform === 'win32')('npm run dev with a fake Electron executable', () => {
  let root: string;
  let server: ChildProcess;

  const writeSource = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const readLog = (): { event: string; pid?: number }[] => {
    const file = join(root, 'node_modules/electron/log.jsonl');
    return existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line))
      : [];
  };
  const waitForEvents = (count: number) =>
    vi.waitFor(() => expect(readLog().length).toBeGreaterThanOrEqual(count), { timeout: 20_000 });

  beforeEach(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'eventory-dev-')));
    for (const [path, text] of Object.entries(SOURCES)) writeSource(path, text);
    chmodSync(join(root, 'node_modules/electron/electron'), 0o755);
    // From another folder: the app's is not the one it is started from.
    server = spawn(process.execPath, [DEV_SERVER, root], { cwd: tmpdir(), stdio: 'inherit' });
    await waitForEvents(1);
  }, 30_000);

  afterEach(async () => {
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
    for (const { pid } of readLog()) if (pid !== undefined) killIfRunning(pid);
    rmSync(root, { recursive: true, force: true });
  });

  it('starts the app in the project folder, with its sandbox', () => {
    expect(readLog()).toMatchObject([{ event: 'started', cwd: root, args: [root] }]);
  });

  it('starts the changed app only after the old process has ended', async () => {
    writeSource('main/index.ts', 'console.log(2);');
    await waitForEvents(3);
    expect(readLog().map(({ event }) => event)).toEqual(['started', 'ended', 'started']);
  }, 30_000);
});

function killIfRunning(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
