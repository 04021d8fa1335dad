import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, BridgeEventName, BridgeEvents } from '../core/bridge/contract.ts';
import { EVENT_CHANNEL, REQUEST_CHANNEL, type RequestReply } from '../core/bridge/ipc.ts';
import type { RequestName } from '../core/bridge/request-schemas.ts';

type Listener = (payload: unknown) => void;
const listeners = new Map<BridgeEventName, Set<Listener>>();

ipcRenderer.on(EVENT_CHANNEL, (_event, name: BridgeEventName, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

/** The bridge over IPC. Names and payloads are checked in the main process, which trusts nothing from here. */
const bridge: Bridge = {
  request: async <N extends RequestName>(name: N, payload: unknown) => {
    const reply: RequestReply = await ipcRenderer.invoke(REQUEST_CHANNEL, name, payload);
    if (!reply.ok) throw new Error(reply.message);
    return reply.value as never;
  },
  subscribe: <E extends BridgeEventName>(name: E, listener: (payload: BridgeEvents[E]) => void) => {
    const ofName = listeners.get(name) ?? new Set();
    listeners.set(name, ofName.add(listener as Listener));
    return () => {
      ofName.delete(listener as Listener);
    };
  },
};

contextBridge.exposeInMainWorld('eventory', bridge);
