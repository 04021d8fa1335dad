import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Notice } from '../../../core/bridge/state/app.ts';
import type { ComputersState } from '../../../core/bridge/state/computers.ts';
import type { ConnectionStatus } from '../../../core/connection/connection-status.ts';
import { waitFor } from '../../support/wait-for.ts';

export interface ComputerAppOptions {
  readonly folder: string;
  readonly name: string;
  readonly gateway: string;
  readonly caFile: string;
  readonly apiKey: string | null;
  /** `null`: this computer is alone. */
  readonly broker: {
    readonly url: string;
    readonly username: string;
    readonly password: string;
    readonly passphrase: string;
  } | null;
  readonly ifBrokerDown: 'connect' | 'wait';
}

/** What a computer writes. Times are in milliseconds since the epoch. */
export type ComputerRecord =
  | { readonly kind: 'item'; readonly atMs: number; readonly event: string; readonly outcome: string }
  | { readonly kind: 'toast'; readonly atMs: number; readonly text: string }
  | { readonly kind: 'gap'; readonly gap: { readonly from: string; readonly to: string; readonly reason: string } }
  | { readonly kind: 'log'; readonly text: string }
  | { readonly kind: 'answer'; readonly name: string; readonly value: unknown }
  | {
      readonly kind: 'state';
      readonly connection: ConnectionStatus;
      readonly computers: ComputersState | null;
      readonly conditions: readonly Notice[];
    };
type State = Extract<ComputerRecord, { kind: 'state' }>;

export interface ComputerProcess {
  readonly name: string;
  readonly child: ChildProcess;
  readonly records: ComputerRecord[];
  /** When it was started. */
  readonly startedAtMs: number;
  state(): State | null;
  of<K extends ComputerRecord['kind']>(kind: K): Extract<ComputerRecord, { kind: K }>[];
  until(what: string, probe: (state: State) => boolean): Promise<State>;
  request(name: string, payload: unknown): Promise<unknown>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** Starts the app as one of several computers. */
export function startComputer(options: ComputerAppOptions): ComputerProcess {
  const app = join(import.meta.dirname, 'computer-app.ts');
  const child = spawn(process.execPath, [app, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const records: ComputerRecord[] = [];
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) =>
    records.push(JSON.parse(line)),
  );
  const of = <K extends ComputerRecord['kind']>(kind: K) =>
    records.filter((record): record is Extract<ComputerRecord, { kind: K }> => record.kind === kind);
  const state = () => of('state').at(-1) ?? null;
  return {
    name: options.name,
    child,
    records,
    startedAtMs: Date.now(),
    state,
    of,
    until: (what, probe) =>
      waitFor(
        `${options.name}: ${what}; it is ${JSON.stringify(state())}`,
        () => {
          const now = state();
          return now !== null && probe(now) ? now : null;
        },
        20_000,
      ).catch((error: Error) => {
        throw new Error(
          `${error.message}; now ${JSON.stringify(state())}\n${of('log')
            .map(({ text }) => text)
            .join('\n')}`,
        );
      }),
    async request(name, payload) {
      const before = of('answer').length;
      child.stdin?.write(`${JSON.stringify([name, payload])}\n`);
      return (await waitFor(`${options.name} answers ${name}`, () => of('answer')[before])).value;
    },
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}
