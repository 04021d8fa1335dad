import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** What a message on the broker is (docs/computers.md#on-the-wire). */
const MESSAGE_KINDS = { presence: 1, item: 2, again: 3, gone: 4 } as const;
type MessageKind = keyof typeof MESSAGE_KINDS;

const VERSION = 1;
const SESSION_BYTES = 16;
const HEADER_BYTES = 2 + SESSION_BYTES + 8;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
/** 64 MiB of memory and about 0.2 s for each passphrase that is tried. */
const SCRYPT = { N: 65_536, r: 8, p: 1, maxmem: 80 * 1024 * 1024 } as const;
/** Senders whose key is kept. */
const MAX_SENDER_KEYS = 64;

interface SealedMessage {
  readonly kind: MessageKind;
  /** The run of the app that sent it: 32 hexadecimal digits. */
  readonly session: string;
  /** Of this kind in this session; each is used once. */
  readonly number: number;
}

export interface OpenedMessage extends SealedMessage {
  readonly body: Buffer;
}

/** Encrypts and authenticates what goes over the broker. Every run of the app has its own key, so no nonce comes twice. */
export interface PeerCipher {
  /** This run: 32 hexadecimal digits. */
  readonly session: string;
  /** `number` must not have been used for this kind. */
  seal(kind: MessageKind, number: number, body: Uint8Array): Buffer;
  /** `null` if it was not sealed with the same passphrase, or is damaged. */
  open(message: Uint8Array): OpenedMessage | null;
}

/**
 * The key that a passphrase stands for. The salt is the topic: all computers must come to the same key without having talked
 * to each other, so there is nothing secret to salt with, and the passphrase has to be a good one.
 */
export function deriveGroupKey(passphrase: string, topic: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const text = passphrase.normalize('NFKC').trim();
    scrypt(text, `eventory-tray computers v1\n${topic}`, KEY_BYTES, SCRYPT, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

export function createPeerCipher(key: Uint8Array, session: Buffer = randomBytes(SESSION_BYTES)): PeerCipher {
  const own = session.toString('hex');
  const ownKey = sessionKey(key, session);
  const keys = new LRUCache<string, Buffer>({ max: MAX_SENDER_KEYS });

  return {
    session: own,
    seal(kind, number, body) {
      const header = Buffer.alloc(HEADER_BYTES);
      header[0] = VERSION;
      header[1] = MESSAGE_KINDS[kind];
      session.copy(header, 2);
      header.writeBigUInt64BE(BigInt(number), 2 + SESSION_BYTES);
      const cipher = createCipheriv('aes-256-gcm', ownKey, nonceOf(header));
      cipher.setAAD(header);
      return Buffer.concat([header, cipher.update(body), cipher.final(), cipher.getAuthTag()]);
    },
    open(bytes) {
      const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const header = readHeader(message);
      if (header === null) return null;
      const known = keys.get(header.session);
      const senderKey = known ?? sessionKey(key, message.subarray(2, 2 + SESSION_BYTES));
      const body = decrypt(message, senderKey);
      if (body === null) return null;
      // Only what is authentic takes a place, so that forged senders push nobody out.
      if (known === undefined) keys.set(header.session, senderKey);
      return { ...header, body };
    },
  };
}

function sessionKey(key: Uint8Array, session: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, session, 'eventory-tray computer session', KEY_BYTES));
}

/** Kind and number, which together are used once in a session. */
function nonceOf(header: Buffer): Buffer {
  const nonce = Buffer.alloc(12);
  nonce[3] = header[1] as number;
  header.copy(nonce, 4, 2 + SESSION_BYTES, HEADER_BYTES);
  return nonce;
}

function readHeader(message: Buffer): SealedMessage | null {
  if (message.length < HEADER_BYTES + TAG_BYTES || message[0] !== VERSION) return null;
  const kind = (Object.keys(MESSAGE_KINDS) as MessageKind[]).find((name) => MESSAGE_KINDS[name] === message[1]);
  const number = message.readBigUInt64BE(2 + SESSION_BYTES);
  if (kind === undefined || number > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return { kind, session: message.toString('hex', 2, 2 + SESSION_BYTES), number: Number(number) };
}

function decrypt(message: Buffer, key: Buffer): Buffer | null {
  const header = message.subarray(0, HEADER_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(header), { authTagLength: TAG_BYTES });
  decipher.setAAD(header);
  decipher.setAuthTag(message.subarray(message.length - TAG_BYTES));
  try {
    return Buffer.concat([
      decipher.update(message.subarray(HEADER_BYTES, message.length - TAG_BYTES)),
      decipher.final(),
    ]);
  } catch {
    return null;
  }
}
