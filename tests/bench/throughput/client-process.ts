import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { FramePump, PumpedClient } from './frame-pump.ts';

/** How to start a client; it connects to the pump by itself. */
export interface ClientCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it answers once its history is written (`clients/app.ts`). */
  readonly keepsHistory?: boolean;
}

/** A client in its own process. */
export interface ClientProcess extends Pick<PumpedClient, 'send'> {
  /** Resolves when it has written all it keeps; at once if it keeps nothing. */
  written(): Promise<void>;
  /** Milliseconds of processor time its main thread has had. `null` where the system does not say. */
  mainThreadMs(): number | null;
  /** See `readResidentMb`. */
  residentMb(which: 'peak' | 'now'): number | null;
  dispose(): Promise<void>;
}

/** Starts it and waits until it is connected. Its standard output is thrown away. */
export async function startClient(pump: FramePump, client: ClientCommand): Promise<ClientProcess> {
  const connected = pump.nextClient();
  const child = spawn(client.command, client.args, {
    stdio: ['ignore', 'ignore', 'inherit', ...(client.keepsHistory ? (['ipc'] as const) : [])],
    env: { ...process.env, ...client.env },
  });
  const { send } = await Promise.race([connected, failedToStart(child)]);
  return {
    send,
    async written() {
      if (client.keepsHistory !== true) return;
      child.send('written?');
      await once(child, 'message');
    },
    mainThreadMs: () => readMainThreadMs(child.pid ?? 0),
    residentMb: (which) => readResidentMb(child.pid ?? 0, which),
    async dispose() {
      const exited = once(child, 'exit');
      if (client.keepsHistory) child.disconnect();
      else child.kill();
      await exited;
    },
  };
}

async function failedToStart(child: ChildProcess): Promise<never> {
  const [status] = await once(child, 'exit');
  throw new Error(`${child.spawnargs.join(' ')} ended with ${status} before it connected`);
}

function readMainThreadMs(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}

/** Resident memory of a process in MB: the largest so far, or now. `null` where the system does not say. */
export function readResidentMb(pid: number, which: 'peak' | 'now'): number | null {
  try {
    const name = which === 'peak' ? 'VmHWM' : 'VmRSS';
    const line = readFileSync(`/proc/${pid}/status`, 'latin1').match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'));
    return line === null ? null : Number(line[1]) / 1024;
  } catch {
    return null;
  }
}
