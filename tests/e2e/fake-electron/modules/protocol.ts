import type { CustomScheme, Protocol } from 'electron';
import type { Route } from 'playwright-core';
import { strictObject } from '../strict-object.ts';
import { toAppUrl } from '../window/app-urls.ts';
import { readiness } from './readiness.ts';

const schemes = new Set<string>();
const handlers = new Map<string, Parameters<Protocol['handle']>[1]>();

export const protocol = strictObject('protocol', {
  registerSchemesAsPrivileged: (list: CustomScheme[]) => {
    if (readiness.isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme } of list) schemes.add(scheme);
  },
  handle: (scheme: string, handler: Parameters<Protocol['handle']>[1]) => {
    if (!schemes.has(scheme)) throw new Error(`The scheme ${scheme} was not declared before the app was ready.`);
    handlers.set(scheme, handler);
  },
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>);

/** Answers a request of a page by the app's own handler; `false` if the address has none of the app's schemes. */
export async function fulfillFromApp(route: Route): Promise<boolean> {
  const url = toAppUrl(route.request().url(), 'app');
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (handler === undefined) return false;
  const response = await requestFromApp(url, route.request().method());
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
  return true;
}

/** Asks the app's handler for an address exactly as it is spelled. */
export async function requestFromApp(url: string, method = 'GET'): Promise<Response> {
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (handler === undefined) throw new Error(`No handler for ${url}`);
  return handler({ url, method } as Parameters<typeof handler>[0]);
}
