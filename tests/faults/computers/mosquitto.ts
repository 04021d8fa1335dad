import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../../support/wait-for.ts';

/** Debian keeps it where only root's PATH looks. */
const ENVIRONMENT = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin` };

/** Why Mosquitto cannot be used here; `null` where it can. */
export function mosquittoUnavailableReason(): string | null {
  const { stdout } = spawnSync('mosquitto', ['-h'], { env: ENVIRONMENT, encoding: 'utf8' });
  return stdout?.includes('mosquitto version')
    ? null
    : 'Mosquitto is not installed (Debian: apt-get install mosquitto)';
}

export interface Mosquitto {
  readonly port: number;
  /**
   * Ends at once, all connections with it. If it is ended in good order (`SIGTERM`), it first publishes the last will of
   * every connection.
   */
  stop(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** On the same port, without anything that it kept. */
  start(): Promise<void>;
  /** Ends and leaves nothing behind. */
  dispose(): Promise<void>;
}

/** A broker as people run it at home. @param config more lines of its configuration. */
export async function startMosquitto(config: readonly string[] = ['allow_anonymous true']): Promise<Mosquitto> {
  const folder = mkdtempSync(join(tmpdir(), 'eventory-mosquitto-'));
  const port = await freePort();
  const file = join(folder, 'mosquitto.conf');
  writeFileSync(file, [`listener ${port} 127.0.0.1`, 'persistence false', ...config, ''].join('\n'));
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    child = spawn('mosquitto', ['-c', file], { env: ENVIRONMENT, stdio: 'ignore' });
    await waitFor('Mosquitto listens', () => answers(port));
  }
  async function stop(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const ended = child;
    child = null;
    if (ended === null || ended.exitCode !== null) return;
    const exit = new Promise((resolve) => ended.once('exit', resolve));
    ended.kill(signal);
    await exit;
  }

  await start();
  return {
    port,
    start,
    stop,
    async dispose() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
