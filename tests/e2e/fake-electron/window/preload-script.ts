import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type Packed, pack, unpack } from './packing.ts';

/** The world of preload scripts, by the name that Electron gives it. */
const WORLD = 'Electron Isolated Context';
const BINDING = '__fakeElectronSend';

const sourceOf = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const SHARED = [sourceOf('./world-channel.js'), `const pack = ${pack};`, `const unpack = ${unpack};`];

/** What the page's side asks of the main process. */
interface PreloadRequests {
  invoke(channel: string, args: readonly unknown[]): Promise<unknown>;
  /** Whether a permission is granted. */
  ask(permission: string): Promise<boolean>;
}

/**
 * Has a preload script run in every document of the page's main frame, before the page's own scripts and in a world
 * separate from the page, as with `contextIsolation`.
 *
 * @param preload its path.
 * @returns a function that sends a message to the script's `ipcRenderer`; a page that is going elsewhere hears nothing.
 */
export async function runPreloadScript(
  page: Page,
  preload: string,
  requests: PreloadRequests,
): Promise<(channel: string, args: readonly unknown[]) => Promise<void>> {
  const client = await page.context().newCDPSession(page);
  /** The world of the document that the main frame shows now. */
  let current: number | null = null;
  client.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === WORLD && context.auxData?.frameId === mainFrame) current = context.id;
  });
  client.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (current === executionContextId) current = null;
  });
  client.on('Runtime.executionContextsCleared', () => {
    current = null;
  });
  const run = async (contextId: number | null, expression: string) => {
    if (contextId === null) return;
    await client.send('Runtime.evaluate', { contextId, expression }).catch(() => {});
  };
  client.on('Runtime.bindingCalled', async ({ name, payload, executionContextId }) => {
    if (name !== BINDING) return;
    const reply = await answer(JSON.parse(payload), requests);
    await run(executionContextId, `__fakeElectronReceive(${JSON.stringify(reply)})`);
  });
  const { frameTree } = await client.send('Page.getFrameTree');
  const mainFrame = frameTree.frame.id;
  await client.send('Page.enable');
  await client.send('Runtime.enable');
  await client.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
  const shared = [...SHARED, `const CHANNEL_NAME = ${JSON.stringify(crypto.randomUUID())};`].join('\n');
  const script = readFileSync(preload, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
  const inMainFrame = (source: string) => `if (window === window.top) {\n${shared}\n${source}\n}`;
  await client.send('Page.addScriptToEvaluateOnNewDocument', { source: inMainFrame(sourceOf('./page-world.js')) });
  await client.send('Page.addScriptToEvaluateOnNewDocument', {
    source: inMainFrame(sourceOf('./preload-world.js').replace('PRELOAD;', () => script)),
    worldName: WORLD,
  });
  return (channel, args) =>
    run(current, `__fakeElectronDeliver(${JSON.stringify(channel)}, ${JSON.stringify(pack(args))})`);
}

async function answer(
  { id, kind, args }: { id: number; kind: keyof PreloadRequests; args: Packed },
  requests: PreloadRequests,
): Promise<{ id: number; error?: string; value?: Packed }> {
  const [name, rest] = unpack(args) as [string, unknown[]];
  try {
    return { id, value: pack(kind === 'ask' ? await requests.ask(name) : await requests.invoke(name, rest)) };
  } catch (error) {
    return { id, error: `Error invoking remote method '${name}': ${error}` };
  }
}
