import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import type { Frame } from 'playwright-core';
import { strictObject } from '../strict-object.ts';
import { originOf, toAppUrl } from '../window/app-urls.ts';

type Handler = Parameters<IpcMain['handle']>[1];
const handlers = new Map<string, Handler>();

export const ipcMain = strictObject('ipcMain', {
  handle: (channel: string, handler: Handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  on(_channel: string, _listener: (...args: never[]) => void) {
    // electron-store listens for stores in renderers, of which there are none.
    return this as unknown as IpcMain;
  },
} satisfies Pick<IpcMain, 'handle' | 'on'>);

/** What arrives when a frame of a page invokes a channel. */
export async function invoke(
  sender: object,
  frame: Frame,
  channel: string,
  args: readonly unknown[],
): Promise<unknown> {
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  const event = strictObject('IpcMainInvokeEvent', {
    type: 'frame',
    sender: sender as WebContents,
    senderFrame: toWebFrameMain(frame),
  } satisfies Pick<IpcMainInvokeEvent, 'type' | 'sender' | 'senderFrame'>);
  return handler(event as IpcMainInvokeEvent, ...args);
}

/** A frame as the main process sees it. One without its own address has its parent's origin. */
function toWebFrameMain(frame: Frame): WebFrameMain {
  const parent = frame.parentFrame();
  // Playwright gives a frame without its own document a blank address.
  const url = toAppUrl(frame.url() || 'about:blank', 'app');
  const origin = url.startsWith('about:') && parent !== null ? originOf(toAppUrl(parent.url(), 'app')) : originOf(url);
  return strictObject('WebFrameMain', {
    url,
    origin,
    parent: parent === null ? null : toWebFrameMain(parent),
  } satisfies Pick<WebFrameMain, 'url' | 'origin' | 'parent'>) as WebFrameMain;
}
