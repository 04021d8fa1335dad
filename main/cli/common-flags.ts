import type { Flags } from './flags.ts';

/** Flags that several commands share. Each has a variable; a flag wins over it. */
export const DATA_FLAGS = {
  data: {
    value: 'DIR',
    variable: 'EVENTORY_DATA',
    help: 'folder of the stored settings, watchlist and history (default: the desktop app’s)',
  },
} as const satisfies Flags;

export const GATEWAY_FLAGS = {
  url: {
    value: 'URL',
    example: 'wss://api.eventory.ai/eventory',
    variable: 'EVENTORY_URL',
    help: 'address of the gateway, wss:// only',
  },
  endpoint: {
    value: 'NAME',
    example: 'subscribe',
    variable: 'EVENTORY_ENDPOINT',
    help: 'subscribe: filters are applied here; filtered: the service applies the watchlist saved there',
  },
  ca: {
    value: 'FILE',
    variable: 'EVENTORY_CA',
    help: 'PEM file of a certificate authority to trust besides the system’s',
  },
  'api-key-file': {
    value: 'FILE',
    variable: 'EVENTORY_API_KEY_FILE',
    help: 'file with the API key (or set EVENTORY_API_KEY; else the stored key is used)',
  },
} as const satisfies Flags;

export const UNLISTED_FLAG = {
  unlisted: {
    value: 'WHAT',
    example: 'alert',
    variable: 'EVENTORY_UNLISTED',
    help: 'alert or feed: what becomes of an event that no watchlist entry names',
  },
} as const satisfies Flags;

export const HELP_FLAG = { help: { help: 'show this help' } } as const satisfies Flags;
