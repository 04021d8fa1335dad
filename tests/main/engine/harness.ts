import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { BridgeEventName, BridgeEvents, RequestResponses } from '../../../core/bridge/contract.ts';
import type { RequestName, RequestPayload } from '../../../core/bridge/request-schemas.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import type { BrowserChoice, Program } from '../../../core/settings/settings.ts';
import { createEngine, type Demo, type Engine } from '../../../main/engine/engine.ts';
import type { Ports, Question, Toast, ToastActivation } from '../../../main/engine/ports.ts';
import { nodeAbilities } from '../../../main/host/node-abilities.ts';
import { fileStores } from '../../../main/host/stores/file-stores.ts';
import { secretFiles } from '../../../main/host/stores/secret-files.ts';
import { systemClock } from '../../../main/host/system-clock.ts';
import { type Credentials, createCredentials } from '../../../simulator/gateway/credentials.ts';
import { type Simulator, startSimulator } from '../../../simulator/simulator.ts';
import { offerSectionsMessage } from '../../core/notification/messages.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Ports that write down what is asked of them. Stores and secrets are real files in `folder`. */
export function recordingPorts(folder: string, onOpenIn: (browser: BrowserChoice) => void = () => {}) {
  const toasts: Toast[] = [];
  const opened: string[] = [];
  const spoken: string[] = [];
  const copied: string[] = [];
  const ran: { readonly program: Program; readonly input: string }[] = [];
  const logged: string[] = [];
  const activations = new Set<(activation: ToastActivation) => void>();
  const log = (message: string): void => {
    logged.push(message);
  };
  const questions: Question[] = [];
  /** What the user answers outside the page. */
  const answer: { agreed: boolean | null } = { agreed: false };
  const failing = { links: false };
  const ports: Ports = {
    clock: systemClock,
    stores: fileStores(folder, systemClock.now),
    secrets: secretFiles(folder),
    toaster: {
      hasActions: true,
      suppression: async () => null,
      onActivate(listener) {
        activations.add(listener);
        return () => activations.delete(listener);
      },
      async show(toast) {
        toasts.push(toast);
        return { outcome: 'shown', by: 'recorder', detail: '' };
      },
    },
    links: {
      async open(url, browser) {
        if (failing.links) throw new Error('There is no browser.');
        if (browser !== null) onOpenIn(browser);
        opened.push(url);
      },
      async copy(text) {
        copied.push(text);
        return true;
      },
    },
    sounds: { play: async () => {} },
    voice: {
      missing: async () => null,
      async speak(text) {
        spoken.push(text);
      },
    },
    programs: {
      async run(program, input) {
        ran.push({ program, input });
        return null;
      },
    },
    network: { isOnline: () => true, onEvent: () => () => {} },
    presence: null,
    proxies: { resolve: async () => null },
    keyUsers: { watch: () => ({ dispose() {} }) },
    pageAlerts: null,
    backupFiles: null,
    confirmation: { place: 'In the test.', ask: async (question) => questions.push(question) > 0 && answer.agreed },
    updater: null,
    log: { debug: log, info: log, warn: log, error: log },
  };
  return {
    ports,
    toasts,
    spoken,
    opened,
    copied,
    ran,
    logged,
    failing,
    questions,
    answer,
    click(toast: Toast, action: ToastActivation['action'] = 'click') {
      for (const listener of activations) listener({ toastId: toast.id, action });
    },
  };
}

/** An engine with recording ports, and what its bridge has said so far. */
export interface TestEngine extends ReturnType<typeof recordingPorts> {
  readonly engine: Engine;
  readonly folder: string;
  /** Every event so far, in order. */
  readonly events: readonly { readonly event: BridgeEventName; readonly payload: unknown }[];
  payloads<E extends BridgeEventName>(event: E): BridgeEvents[E][];
  request<N extends RequestName>(name: N, payload: RequestPayload<N>): Promise<RequestResponses[N]>;
  stop(): Promise<void>;
}

const OBSERVED = [
  'state',
  'feed',
  'feed.changed',
  'watchlist',
  'import.progress',
  'backup',
  'show',
  'link.confirm',
  'notice',
  'replay',
  'diagnostics',
  'page.alert',
] as const;

/** Starts an engine on a folder (its own unless given); it is stopped after the test. */
export async function startEngine(
  options: {
    folder?: string;
    simulator?: Simulator;
    apiKey?: string;
    startDemo?: () => Promise<Demo>;
    /** Told of each link that goes to a browser of the user's choice. */
    onOpenIn?: (browser: BrowserChoice) => void;
    /** Replaces some of the ports. */
    ports?: (ports: Ports) => Partial<Ports>;
    /** The folder has the key and the authority from a run before: nothing is written to it. */
    reuseFolder?: boolean;
  } = {},
): Promise<TestEngine> {
  const folder = options.folder ?? (await temporaryFolder());
  const recorder = recordingPorts(folder, options.onOpenIn);
  const { simulator } = options;
  const apiKey = options.apiKey ?? simulator?.apiKey;
  if (apiKey !== undefined && options.reuseFolder !== true) await recorder.ports.secrets.set('api_key', apiKey);
  const overrides =
    simulator === undefined ? {} : { overrides: await gatewaySettings(simulator, folder, options.reuseFolder) };
  const engine = createEngine({
    ports: { ...recorder.ports, ...options.ports?.(recorder.ports) },
    mode: 'browser',
    platform: 'linux',
    version: '0.0.0',
    abilities: nodeAbilities(true),
    async startDemo() {
      if (options.startDemo !== undefined) return options.startDemo();
      const demo = await startSimulator({ scenario: 'none', apiKeys: ['demo-key'], credentials: await credentials() });
      demos.push(demo);
      return {
        url: demo.url,
        apiKey: demo.apiKey,
        ca: demo.ca,
        watchlist: demo.watchlist,
        dispose: () => demo.dispose(),
      };
    },
    ...overrides,
  });
  const events: { event: BridgeEventName; payload: unknown }[] = [];
  for (const event of OBSERVED) engine.subscribe(event, (payload: unknown) => events.push({ event, payload }));
  let stopped: Promise<void> | null = null;
  const stop = () => (stopped ??= engine.dispose());
  onTestFinished(stop);
  await engine.start();
  return {
    ...recorder,
    engine,
    folder,
    events,
    payloads: (name) => events.filter(({ event }) => event === name).map(({ payload }) => payload as never),
    request: engine.request,
    stop,
  };
}

let made: Promise<Credentials> | null = null;
/** One certificate for all gateways of a test file: making one takes longer than most tests. */
function credentials(): Promise<Credentials> {
  made ??= createCredentials();
  return made;
}

/** The simulators of demos that engines of this file started, the newest last. */
export const demos: Simulator[] = [];

/** A gateway of the running test's own, without a scenario: only what the test sends. */
export async function startGateway(
  watchlist: readonly unknown[] = [{ event_id: 'abc123', change_type: '*' }],
): Promise<Simulator> {
  const simulator = await startSimulator({
    scenario: 'none',
    apiKeys: ['a-key-of-a-test-3f9a'],
    credentials: await credentials(),
  });
  simulator.saveWatchlist(watchlist);
  onTestFinished(() => simulator.dispose());
  return simulator;
}

async function gatewaySettings(simulator: Simulator, folder: string, reuseFolder = false) {
  const ca_file = join(folder, 'test-ca.pem');
  if (!reuseFolder) await writeFile(ca_file, simulator.ca);
  return { gateway: { url: simulator.url, ca_file, proxy: 'none' } };
}

/** A message as the API sends it, with fields of the test's choice. */
export function message(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...offerSectionsMessage(), timestamp: new Date().toISOString(), ...fields };
}

/** The first page of the feed. */
export const FIRST_PAGE = {
  before: null,
  limit: 100,
  view: 'everything',
  query: '',
  website: null,
  change_type: null,
} as const;

/** The state of the app as its window sees it. */
export const state = (app: TestEngine) => app.request('state.get', null);

/** The notifications of the feed, newest first. */
export async function feed(app: TestEngine): Promise<NotificationItem[]> {
  const { items } = await app.request('feed.list', FIRST_PAGE);
  return items.filter((item) => item.kind === 'notification');
}

/** A connected engine. */
export async function connected() {
  const gateway = await startGateway();
  const app = await startEngine({ simulator: gateway });
  await gateway.waitForConnections();
  await expect.poll(async () => (await state(app)).connection.state).toBe('open');
  return { gateway, app };
}
