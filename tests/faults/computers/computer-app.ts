import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createEngine } from '../../../main/engine/engine.ts';
import { nodeAbilities } from '../../../main/host/node-abilities.ts';
import { fileStores } from '../../../main/host/stores/file-stores.ts';
import { secretFiles } from '../../../main/host/stores/secret-files.ts';
import { systemClock } from '../../../main/host/system-clock.ts';
import type { ComputerAppOptions, ComputerRecord } from './computer-process.ts';

/**
 * The app as one of several computers, in a process that can be killed. Its one argument is `ComputerAppOptions` as JSON. It
 * writes what happens to it (`ComputerRecord`) at once, so that a kill loses nothing of that, and reads requests as lines of
 * JSON: `[name, payload]`.
 */
async function run(options: ComputerAppOptions): Promise<void> {
  const say = (record: ComputerRecord): void => void writeSync(1, `${JSON.stringify(record)}\n`);
  const nowMs = () => performance.timeOrigin + performance.now();
  const secrets = secretFiles(options.folder);
  if (options.apiKey !== null) await secrets.set('api_key', options.apiKey);
  if (options.broker !== null) await secrets.set('computers', JSON.stringify(options.broker));
  const log = (message: string): void => {
    if (/computers|connection/.test(message)) say({ kind: 'log', text: message });
  };
  const engine = createEngine({
    ports: {
      clock: systemClock,
      stores: fileStores(options.folder, systemClock.now),
      secrets,
      toaster: {
        hasActions: true,
        suppression: async () => null,
        onActivate: () => () => {},
        async show({ title, body }) {
          say({ kind: 'toast', atMs: nowMs(), text: `${title} ${body}` });
          return { outcome: 'shown', by: 'recorder', detail: '' };
        },
      },
      links: { open: async () => {}, copy: async () => false },
      sounds: { play: async () => {} },
      voice: { speak: async () => {}, missing: async () => null },
      programs: { run: async () => null },
      network: { isOnline: () => true, onEvent: () => () => {} },
      presence: null,
      proxies: { resolve: async () => null },
      keyUsers: { watch: () => ({ dispose() {} }) },
      pageAlerts: null,
      backupFiles: null,
      confirmation: { place: null, ask: async () => true },
      updater: null,
      log: { debug() {}, info: log, warn: log, error: log },
    },
    mode: 'browser',
    platform: 'linux',
    version: '0.0.0',
    abilities: nodeAbilities(true),
    startDemo: () => Promise.reject(new Error('No demo here.')),
    overrides: {
      gateway: { url: options.gateway, ca_file: options.caFile, proxy: 'none' },
      computers: { enabled: options.broker !== null, name: options.name, if_broker_down: options.ifBrokerDown },
    },
  });
  engine.stream.subscribe(({ data }) => {
    const record = JSON.parse(data) as { type: string; event_id?: string; outcome?: string };
    if (record.type === 'notification') {
      say({ kind: 'item', atMs: nowMs(), event: record.event_id ?? '', outcome: record.outcome ?? '' });
    } else if (record.type === 'gap') say({ kind: 'gap', gap: JSON.parse(data) });
  });
  engine.subscribe('state', ({ connection, computers, conditions }) =>
    say({ kind: 'state', connection, computers, conditions }),
  );
  let rest = '';
  process.stdin.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [name, payload] = JSON.parse(line);
      engine.answer(name, payload).then(
        (value) => say({ kind: 'answer', name, value }),
        (error: Error) => say({ kind: 'answer', name, value: error.message }),
      );
    }
  });
  await engine.start();
  process.once('SIGTERM', () => void engine.dispose().then(() => process.exit(0)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run(JSON.parse(process.argv[2] ?? ''));
