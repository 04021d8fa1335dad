import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from 'vite';
import packageJson from '../../../package.json' with { type: 'json' };
import { program } from '../../../scripts/electron-processes.ts';
import type { ClientCommand } from './client-process.ts';
import type { FramePump } from './frame-pump.ts';
import { watchlist } from './messages.ts';

const root = join(import.meta.dirname, '../../..');
/** As installed, so that no memory goes into running TypeScript; `null` if it is not built. */
const builtCli = existsSync(join(root, packageJson.bin['eventory-tray']))
  ? join(root, packageJson.bin['eventory-tray'])
  : null;

export const FLOOR = 'the floor: ws and JSON.parse';
export const APP = 'the whole app, window closed';

/** The clients by name, in the order they take turns, and the folder of what they read. */
export async function createClients({ url, ca }: FramePump): Promise<{
  readonly commands: ReadonlyMap<string, ClientCommand>;
  dispose(): void;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'eventory-clients-'));
  const caFile = join(folder, 'ca.pem');
  const watchlistFile = join(folder, 'watchlist.json');
  writeFileSync(caFile, ca);
  writeFileSync(watchlistFile, JSON.stringify(watchlist));
  const inputs = [url, caFile, watchlistFile];
  const script = (name: string) => [join(import.meta.dirname, 'clients', name), ...inputs];
  const watch = ['watch', '--json', '--url', url, '--ca', caFile, '--watchlist', watchlistFile, '--data', folder];
  const commands = new Map<string, ClientCommand>([
    [FLOOR, { command: process.execPath, args: script('floor.ts') }],
    ["a power user's script", { command: process.execPath, args: script('filter-script.ts') }],
  ]);
  const python = findPython();
  if (python !== null)
    commands.set('Python websockets and json.loads', { command: python, args: script('websockets_client.py') });
  commands.set('watch --json', {
    command: process.execPath,
    args: [builtCli ?? join(root, 'main/cli.ts'), ...watch],
    env: { EVENTORY_API_KEY: randomUUID() },
  });
  commands.set(APP, {
    command: process.execPath,
    args: [await buildApp(join(folder, 'app')), ...inputs],
    keepsHistory: true,
  });
  return { commands, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Bundles the app as the product's build does, so that no memory goes into running TypeScript. Returns the program. */
async function buildApp(folder: string): Promise<string> {
  const entry = { app: join(import.meta.dirname, 'clients/app.ts') };
  await build(program(root, Object.keys(packageJson.dependencies), relative(root, folder), entry));
  // Node takes a file for a module because of the package it is in.
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  return join(folder, 'app.js');
}

/** A Python that has the `websockets` library, or `null`. */
function findPython(): string | null {
  const found = ['python3', '/usr/bin/python3'].find(
    (command) => spawnSync(command, ['-c', 'import websockets'], { stdio: 'ignore' }).status === 0,
  );
  if (found === undefined) console.log('  Skipped: the Python client. Its library is missing (python3-websockets).');
  return found ?? null;
}
