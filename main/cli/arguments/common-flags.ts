import { gatewayUrlSchema } from '../../../core/connection/gateway-url.ts';
import { ENDPOINTS } from '../../../core/notification/endpoint.ts';
import { parseDataFolder } from '../../host/folders/app-folder.ts';
import { readTextFile } from '../inputs/read-text-file.ts';
import type { Flags } from './flags.ts';

/** Flags that several commands share. Each has a variable; a flag wins over it. */
export const DATA_FLAGS = {
  data: {
    value: 'DIR',
    parse: parseDataFolder,
    variable: 'EVENTORY_DATA',
    help: 'folder of the stored settings, watchlist and history (default: the desktop app’s)',
  },
} as const satisfies Flags;

export const GATEWAY_FLAGS = {
  url: {
    value: 'URL',
    example: 'wss://api.eventory.ai/eventory',
    parse: parseGatewayUrl,
    variable: 'EVENTORY_URL',
    help: 'address of the gateway, wss:// only',
  },
  endpoint: {
    value: 'NAME',
    example: 'subscribe',
    choices: ENDPOINTS,
    variable: 'EVENTORY_ENDPOINT',
    help: 'subscribe: filters are applied here; filtered: the service applies the watchlist saved there',
  },
  ca: {
    value: 'FILE',
    parse: validateCaFile,
    variable: 'EVENTORY_CA',
    help: 'PEM file of a certificate authority to trust besides the system’s',
  },
  'api-key-file': {
    value: 'FILE',
    parse: readKeyFile,
    variable: 'EVENTORY_API_KEY_FILE',
    help: 'file with the API key (or set EVENTORY_API_KEY; else the stored key is used)',
  },
} as const satisfies Flags;

/** The watchlist that a run decides by. */
export const WATCHLIST_FLAG = {
  watchlist: {
    value: 'FILE',
    variable: 'EVENTORY_WATCHLIST',
    help: 'an exported or hand-written list of entries, in place of the stored watchlist',
  },
} as const satisfies Flags;

export const UNLISTED_FLAG = {
  unlisted: {
    value: 'WHAT',
    example: 'alert',
    choices: ['alert', 'feed'],
    variable: 'EVENTORY_UNLISTED',
    help: 'alert or feed: what happens to an event that is not on the watchlist',
  },
} as const satisfies Flags;

export const HELP_FLAG = { help: { help: 'show this help' } } as const satisfies Flags;

function parseGatewayUrl(url: string): string {
  const checked = gatewayUrlSchema.safeParse(url);
  if (checked.success) return checked.data;
  throw new Error(checked.error.issues[0]?.message ?? 'The gateway address cannot be used.');
}

function validateCaFile(path: string): string {
  if (readTextFile(path).includes('-----BEGIN CERTIFICATE-----')) return path;
  throw new Error('The file holds no certificate. It must be in PEM form (-----BEGIN CERTIFICATE-----).');
}

/** The key in the file. */
function readKeyFile(path: string): string {
  const key = readTextFile(path).trim();
  if (key === '') throw new Error('The file is empty. Put the API key in it, on one line.');
  if (/\s/.test(key)) throw new Error('The file holds more than a key. Put only the API key in it.');
  return key;
}
