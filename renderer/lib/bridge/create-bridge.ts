import type { Bridge } from '../../../core/bridge/contract.ts';
import { PROOF_META_NAME } from '../../../core/bridge/server-proof.ts';
import { type BridgeClient, createLoopbackBridge } from './loopback-bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload script of the desktop app. */
    readonly eventory?: Bridge;
  }
}

/** The bridge of this window: the preload script's if there is one, else the loopback socket of browser mode. */
export function createBridge(window: Window): BridgeClient {
  const { eventory } = window;
  if (eventory !== undefined) return wrapIpcBridge(eventory);
  const { document } = window;
  const proof = document.querySelector(`meta[name="${PROOF_META_NAME}"]`)?.getAttribute('content') ?? null;
  return createLoopbackBridge(bridgeUrl(document.baseURI), proof);
}

/** The bridge stands beside the page, below the page's own path. */
export function bridgeUrl(page: string): string {
  return new URL('bridge', page).href.replace(/^http/, 'ws');
}

/** IPC lives as long as the window: its link is never down. */
function wrapIpcBridge(bridge: Bridge): BridgeClient {
  return {
    request: (name, payload) => bridge.request(name, payload),
    subscribe: (event, listener) => bridge.subscribe(event, listener),
    transportState: () => 'up',
    onTransportState: () => () => {},
  };
}
