import { pathToFileURL } from 'node:url';
import { createAsyncDisposableStack } from '../../core/lifecycle/disposable.ts';
import { finishRestore } from '../engine/backup/restore/pending-restore.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import type { Ports } from '../engine/ports.ts';
import { appFolder } from '../host/folders/app-folder.ts';
import { makeFolderPrivate } from '../host/folders/private-folder.ts';
import { describeUnwritableFolder } from '../host/folders/unwritable-folder.ts';
import { acquireInstanceLock, type RunningInstance } from '../host/locks/instance-lock.ts';
import { nodePorts } from '../host/node-ports.ts';
import { answerEventImage } from '../host/page/event-image.ts';
import { redirectFilePath, removeRedirectFile, writeRedirectFile } from '../host/page/redirect-file.ts';
import { sweepTemporaryFiles } from '../host/stores/sweep-temporary-files.ts';
import { startLocalStream } from '../host/stream/local-stream.ts';
import { limitMemory } from '../lib/memory/limit-memory.ts';
import { startDemo } from '../start-demo.ts';
import { startLoopbackServer } from './loopback-server.ts';
import { keepPort, newPageAddress, readKeptPort } from './page-address.ts';
import { createPageAlerts } from './page-alerts.ts';
import { builtPageFolder, devServerAssets, folderAssets, type LoadPageAsset } from './page-assets.ts';
import { createPendingPageEvents } from './pending-page-events.ts';
import { securityHeaders } from './security-headers.ts';

export interface BrowserModeOptions {
  /** The app's folder; by default the desktop app's. */
  readonly folder?: string;
  readonly version: string;
  /** Start with the demo, whether or not there is a key. */
  readonly demo?: boolean;
  /** The port of the page; by default any free one, or the one that was kept (`readKeptPort`). */
  readonly port?: number;
  /** Settings for this run only. */
  readonly overrides?: Readonly<Record<string, unknown>>;
  /** A key for this run only. */
  readonly apiKey?: string | null;
  /** The address of Vite's server, which then has the page's files. */
  readonly devServer?: string | null;
  /** The folder of the built page, if it is not the build's own. */
  readonly pageFolder?: string;
  /** Replaces ports of the host; tests do. */
  readonly ports?: Partial<Ports>;
}

/** Browser mode, running. */
export interface BrowserMode {
  /** The address to open, with its token. */
  readonly url: string;
  readonly origin: string;
  /** The same address without its token. */
  readonly pageUrl: string;
  readonly token: string;
  readonly engine: Engine;
  readonly folder: string;
  dispose(): Promise<void>;
}

/**
 * Starts browser mode (docs/architecture.md): the engine in plain Node, and the page with its bridge on the loopback
 * interface. If an instance already runs on this folder, resolves to that instead.
 *
 * Throws an Error fit to show if the page was not built, or no port is free.
 */
export async function startBrowserMode(
  options: BrowserModeOptions,
): Promise<BrowserMode | { readonly running: RunningInstance }> {
  const messageHandled = limitMemory();
  const folder = options.folder ?? appFolder();
  const lock = await acquireInstanceLock(folder);
  if ('running' in lock) return lock;
  const stack = createAsyncDisposableStack();
  stack.defer(() => lock.dispose());
  await sweepTemporaryFiles(folder);
  try {
    finishRestore(folder);
    const devServer = options.devServer ? new URL(options.devServer) : null;
    const assets = selectPageAssets(devServer, options.pageFolder ?? builtPageFolder());
    const {
      ports,
      abilities,
      toastsReachable,
      dispose: disposePorts,
    } = await nodePorts(folder, options.apiKey ?? null);
    stack.defer(disposePorts);
    const unwritable = await describeUnwritableFolder(folder);
    if (unwritable === null) await makeFolderPrivate(folder, ports.log);
    else ports.log.error(unwritable);
    const reachable = options.ports?.toaster === undefined ? toastsReachable : null;
    const pageAlerts = createPageAlerts({ ...ports, ...options.ports, reachable }, ports.clock);
    const allPorts = { ...ports, ...options.ports, ...pageAlerts };
    /** What is in the folder is made again by these, should it be deleted. */
    const refills = [lock.restore];
    const engine = createEngine({
      ports: allPorts,
      mode: 'browser',
      platform: process.platform,
      version: options.version,
      abilities,
      startDemo,
      onMessageHandled: messageHandled,
      onFolderMadeAgain: async () => {
        for (const refill of refills) await refill();
      },
      ...(options.overrides === undefined ? {} : { overrides: options.overrides }),
    });
    stack.use(engine);
    await engine.start(options.demo);

    const pageAddress = newPageAddress();
    const pendingEvents = createPendingPageEvents(engine, {
      clock: allPorts.clock,
      openPage: () => {
        allPorts.links
          .open(pathToFileURL(redirectFilePath(folder)).href, null)
          .catch((error: Error) => allPorts.log.warn(`The page was not opened: ${error.message}`));
      },
    });
    stack.defer(pendingEvents.dispose);
    const server = await startLoopbackServer({
      engine: pendingEvents.engine,
      transfers: engine.transfers,
      assets,
      eventImage: (target) => answerEventImage(engine, target),
      openLink: (link) => pendingEvents.forNextPage(() => void engine.request('watchlist.openLink', { link })),
      headers: securityHeaders(devServer),
      token: pageAddress.token,
      proofSecret: pageAddress.proofSecret,
      // Vite writes absolute addresses into its pages, so its path is then the page's.
      path: devServer?.pathname.replaceAll('/', '') || pageAddress.path,
      ports: options.port === undefined ? [readKeptPort(folder) ?? 0, 0] : [options.port],
      log: allPorts.log,
    });
    stack.defer(() => server.dispose());
    const logUnwritten = (error: Error) => ports.log.warn(`The address of the page was not stored: ${error.message}`);
    const keepPortForAlerts = () => {
      if (options.port !== undefined || pageAlerts.pageAlerts.route().by !== 'page') return;
      keepPort(folder, server.port).catch(logUnwritten);
    };
    stack.defer(pageAlerts.pageAlerts.onRouteChange(keepPortForAlerts));
    const url = `${server.pageUrl}?token=${pageAddress.token}`;
    stack.defer(() => removeRedirectFile(folder));
    await writeRedirectFile(folder, url).catch(logUnwritten);
    const { clock, log } = allPorts;
    const localStream = await startLocalStream({ engine, folder, clock, log });
    stack.use(localStream);
    refills.push(() => writeRedirectFile(folder, url), localStream.restore);
    await lock.publish({ address: url, stream: localStream.address });
    return {
      url,
      origin: server.origin,
      pageUrl: server.pageUrl,
      token: pageAddress.token,
      engine,
      folder,
      dispose: stack.dispose,
    };
  } catch (error) {
    await stack.dispose();
    throw error;
  }
}

function selectPageAssets(devServer: URL | null, built: string | null): LoadPageAsset {
  if (devServer !== null) return devServerAssets(devServer);
  if (built === null) throw new Error('The page is not built yet. Run "npm run build" first.');
  return folderAssets(built);
}
