import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';

describe.skipIf(process.platform !== 'linux')('a process that runs out of file descriptors', () => {
  it('goes on, and serves its page once there are some again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'eventory-descriptors-'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><head></head><p>the page</p>');
    const app = join(import.meta.dirname, 'few-descriptors-app.ts');
    // Fewer descriptors than the server accepts connections.
    const command = 'ulimit -n 60 && exec "$0" "$@"';
    const child = spawn('sh', ['-c', command, process.execPath, app, join(folder, 'data'), folder], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    await expect.poll(() => output, { timeout: 30_000 }).toMatch(/^http:\S+\n/m);
    const url = new URL(/^http:\S+/m.exec(output)?.[0] ?? '');

    const sockets = Array.from({ length: 100 }, () => connect(Number(url.port), '127.0.0.1').on('error', () => {}));
    await expect.poll(() => readdirSync(`/proc/${child.pid}/fd`).length, { timeout: 10_000 }).toBeGreaterThan(57);
    // Meanwhile the network is polled several times, which takes a descriptor too.
    await sleep(3_500);
    for (const socket of sockets) socket.destroy();
    await Promise.all(sockets.map((socket) => socket.closed || once(socket, 'close')));

    expect([child.exitCode, child.signalCode]).toEqual([null, null]);
    await expect.poll(async () => (await fetch(url, { redirect: 'manual' })).status, { timeout: 10_000 }).toBe(303);
  });
});
