import type { Engine } from '../../engine/engine.ts';
import type { Clock, Log } from '../../engine/ports.ts';
import { newToken } from '../loopback/token.ts';
import {
  readStreamFile,
  removeStreamFile,
  type StreamAddress,
  streamFilePath,
  writeStreamFile,
} from './stream-file.ts';
import { startStreamServer } from './stream-server.ts';

/** Beside that of the page of browser mode. */
const PREFERRED_PORT = 38_218;

export interface LocalStream {
  /** For our own command line, in this run only; `null` if the stream could not be served. */
  readonly address: StreamAddress | null;
  /** Makes `stream.json` again after the data folder was deleted. */
  restore(): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * Serves the local stream of an engine (docs/stream.md): to our own command line always, with a token that is new at each
 * run; to other programs while the settings allow it, with the token of `stream.json`. Never rejects: without the stream
 * the app goes on.
 */
export async function startLocalStream({
  engine,
  folder,
  clock,
  log,
}: {
  readonly engine: Pick<Engine, 'stream' | 'subscribe' | 'request'>;
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<LocalStream> {
  const ownToken = newToken();
  /** The address that other programs have; `null` while they may not read. */
  let shared: StreamAddress | null = null;
  let readers = 0;
  const { stream } = engine;

  const isAllowed = async () => (await engine.request('state.get', null)).settings.local_stream.for_programs;
  const kept = (await isAllowed()) ? readStreamFile(folder) : null;
  const server = await startStreamServer({
    source: stream,
    tokens: () => (shared === null ? [ownToken] : [ownToken, shared.token]),
    ports: [kept === null ? PREFERRED_PORT : Number(new URL(kept.url).port), 0],
    onReaders(count) {
      readers = count;
      report();
    },
    clock,
    log,
  }).catch((error: Error) => {
    log.error(`the local stream is not served: ${error.message}`);
    return null;
  });
  if (server === null) return { address: null, restore: async () => {}, dispose: async () => {} };
  const { url } = server;

  function report(): void {
    stream.setServer({ url, file: shared === null ? null : streamFilePath(folder), readers });
  }

  let lastChange: Promise<unknown> = Promise.resolve();
  function allow(allowed: boolean, token = newToken()): void {
    if (allowed === (shared !== null)) return;
    const before = shared;
    shared = allowed ? { url, token } : null;
    // Clients with the old token are disconnected; the command line connects again by itself.
    if (before !== null) server?.dropReaders();
    const address = shared;
    lastChange = lastChange
      .then(() => (address === null ? removeStreamFile(folder) : writeStreamFile(folder, address)))
      .catch((error: Error) => log.error(`stream.json could not be changed: ${error.message}`));
    report();
  }

  allow(await isAllowed(), kept?.token);
  report();
  const unsubscribe = engine.subscribe('state', ({ settings }) => allow(settings.local_stream.for_programs));
  await lastChange;
  return {
    address: { url, token: ownToken },
    async restore() {
      if (shared !== null) await writeStreamFile(folder, shared);
    },
    async dispose() {
      unsubscribe();
      stream.setServer(null);
      await server.dispose();
      await lastChange;
    },
  };
}
