import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHistoryThread } from '../../main/engine/history/history-thread.ts';

/**
 * Threads that a test starts run from the TypeScript sources. Node keeps what it made of them here, so that no thread loads
 * the WebAssembly that strips types: that takes most of a start, and V8 sometimes crashes a process of which several threads do.
 * The processes of the tests inherit the variable.
 */
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../node_modules/.cache/node');

/** Starts a thread by itself, which fills the cache. Runs once before the tests of a project. */
export default async function fillCompileCache(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'eventory-test-'));
  const path = join(folder, 'history.sqlite');
  const thread = startHistoryThread({ role: 'writer', path, nowMs: Date.now() }, () => {});
  await thread.opened;
  await thread.dispose();
  await rm(folder, { recursive: true });
}
