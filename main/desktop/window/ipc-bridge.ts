import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { BRIDGE_EVENTS } from '../../../core/bridge/bridge-events.ts';
import type { BridgeEventName, BridgeEvents } from '../../../core/bridge/contract.ts';
import { EVENT_CHANNEL, REQUEST_CHANNEL, type RequestReply } from '../../../core/bridge/ipc.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Log } from '../../engine/ports.ts';
import { errorMessage } from '../../lib/error-message.ts';

/** The page the bridge serves, while there is one. */
export type GetPage = () => Pick<WebContents, 'send' | 'isDestroyed'> | null;

/**
 * The bridge over IPC: requests of our own page's main frame go to the engine, which checks name and payload; the
 * engine's events go to the page. Returns a function that sends the page an event of the host itself.
 *
 * @param origin the only origin that is answered: `app://eventory`, or the development server's.
 */
export function serveIpcBridge({
  ipcMain,
  engine,
  page,
  origin,
  log,
}: {
  ipcMain: Pick<IpcMain, 'handle'>;
  engine: Pick<Engine, 'answer' | 'subscribe'>;
  page: GetPage;
  origin: string;
  log: Log;
}): { send: <E extends BridgeEventName>(name: E, payload: BridgeEvents[E]) => void } {
  ipcMain.handle(REQUEST_CHANNEL, async (event, name: unknown, payload: unknown): Promise<RequestReply> => {
    if (!isFromPage(event, page(), origin)) {
      log.warn(`A bridge request from ${event.senderFrame?.origin ?? 'a frame that is gone'} was refused.`);
      return { ok: false, message: 'This page may not ask the app for anything.' };
    }
    try {
      return { ok: true, value: await engine.answer(String(name), payload) };
    } catch (error) {
      return { ok: false, message: errorMessage(error) };
    }
  });

  const send = <E extends BridgeEventName>(name: E, payload: BridgeEvents[E]): void => {
    const contents = page();
    if (contents !== null && !contents.isDestroyed()) contents.send(EVENT_CHANNEL, name, payload);
  };
  for (const name of BRIDGE_EVENTS) engine.subscribe(name, (payload) => send(name, payload));
  return { send };
}

/** Whether a request comes from our window's page itself: its web contents, its main frame, our origin. */
function isFromPage(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  page: ReturnType<GetPage>,
  origin: string,
): boolean {
  const frame = event.senderFrame;
  return page !== null && event.sender === page && frame !== null && frame.parent === null && frame.origin === origin;
}
