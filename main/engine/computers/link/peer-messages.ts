import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { RESULT_OUTCOMES } from '../../../../core/feed/feed-item.ts';

/** As the gateway's frames (docs/connection.md#what-is-sent). */
const MAX_TEXT_BYTES = 16 * 1024 * 1024;
/** A longer one is not published. A message of 16 MiB compresses to far less. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

const session = z.string().regex(/^[0-9a-f]{32}$/);
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const time = z.number().min(0).max(8.64e15);

/** Longer names and details are cut, here and by who sends them: a name must not keep a computer from the others. */
const MAX_NAME = 100;
const MAX_DETAIL = 300;
const cut = (maxLength: number) => z.string().transform((text) => text.slice(0, maxLength));

const presenceSchema = z.object({
  /** The computer, over all its runs. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  name: cut(MAX_NAME),
  /** When it was sent, in milliseconds since the epoch by the sender's clock. */
  at: time,
  leads: z.boolean(),
  term: z
    .number()
    .int()
    .min(0)
    .max(2 ** 40),
  can_lead: z.boolean(),
  hearing: z.boolean(),
  gave_up: z.boolean(),
  hand_to: session.nullable(),
  /** The state of its gateway connection as text, if it leads. */
  detail: cut(MAX_DETAIL),
  /** Which of its connections to the broker this is. */
  connection: count,
  /** The number of its newest item, and of the oldest that it can publish again. */
  sent: count,
  kept_from: count,
  /** Whom it has heard: the session, the `at` of its latest presence, and how long ago that came. */
  heard: z.array(z.tuple([session, time, z.number().min(0)])).max(64),
  /** The targets that it sends alerts to (`target-names.ts`). */
  targets: z.array(z.string().max(64)).max(100).default([]),
});
/** "I am here." */
export type Presence = z.infer<typeof presenceSchema>;

const againSchema = z.object({ session, from: count, to: count });
/** "Publish these items again, I have not got them." */
export type Again = z.infer<typeof againSchema>;

const eventSchema = { event_id: z.string().max(1000), website: z.string().max(1000).nullable() };
const notificationSchema = {
  ...eventSchema,
  /** Content of the notification (`core/notification/fingerprint.ts`) and its time, which name it on every computer. */
  fingerprint: z.string().max(100),
  timestamp: z.string().max(100),
};
const actionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('result'),
    ...notificationSchema,
    outcome: z.enum(RESULT_OUTCOMES).nullable(),
    tickets: z.number().int().min(0).max(1000),
  }),
  /** Somebody is at it, but there is no result yet: the toast was clicked, or the link opened. */
  z.object({ kind: z.literal('handled'), ...notificationSchema }),
  /** A target has these alerts. */
  z.object({
    kind: z.literal('forwarded'),
    target: z.string().max(64),
    delivered: z.array(z.object({ drop: z.string().max(64), repeat: count })).max(1000),
  }),
  z.object({
    kind: z.literal('mute'),
    /** The muted entries. Others may have the same entry, or their own for the same event. */
    entries: z.array(z.object({ id: z.string().max(200), ...eventSchema })).max(1000),
    until: z.iso.datetime({ offset: true }).nullable(),
    /** When the user did it. Older versions do not say so. */
    at: z.iso.datetime({ offset: true }).optional(),
  }),
]);
/** What the user did, for the other computers. */
export type PeerAction = z.infer<typeof actionSchema>;
export type MuteAction = Extract<PeerAction, { kind: 'mute' }>;

/** What is published for every computer, numbered without gaps. */
export type PeerItem =
  | {
      readonly kind: 'frame';
      readonly text: string /** Milliseconds since the epoch by the sender's clock. */;
      readonly receivedAtMs: number;
    }
  | { readonly kind: 'action'; readonly action: PeerAction };

const FRAME = 1;
const ACTION = 2;
const ITEM_HEADER_BYTES = 9;

export function encodeItem(item: PeerItem): Buffer {
  const header = Buffer.alloc(ITEM_HEADER_BYTES);
  header[0] = item.kind === 'frame' ? FRAME : ACTION;
  if (item.kind === 'frame') header.writeDoubleBE(item.receivedAtMs, 1);
  const text = item.kind === 'frame' ? item.text : JSON.stringify(item.action);
  const compressed = zstdCompressSync(text, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  return Buffer.concat([header, compressed]);
}

/** `null` if it is none that this version knows. */
export function decodeItem(body: Buffer): PeerItem | null {
  try {
    if (body.length > MAX_BODY_BYTES) return null;
    const text = zstdDecompressSync(body.subarray(ITEM_HEADER_BYTES), { maxOutputLength: MAX_TEXT_BYTES }).toString();
    if (body[0] === FRAME) {
      const receivedAtMs = time.parse(body.readDoubleBE(1));
      return { kind: 'frame', text, receivedAtMs };
    }
    return body[0] === ACTION ? { kind: 'action', action: actionSchema.parse(JSON.parse(text)) } : null;
  } catch {
    return null;
  }
}

export function encodePresence(presence: Presence): Buffer {
  const { name, detail } = presence;
  return encodeJson({ ...presence, name: name.slice(0, MAX_NAME), detail: detail.slice(0, MAX_DETAIL) });
}
export const encodeAgain = (again: Again): Buffer => encodeJson(again);

export const decodePresence = (body: Buffer): Presence | null => decodeJson(presenceSchema, body);
export const decodeAgain = (body: Buffer): Again | null => decodeJson(againSchema, body);

const encodeJson = (value: object): Buffer => Buffer.from(JSON.stringify(value));

function decodeJson<T>(schema: z.ZodType<T>, body: Buffer): T | null {
  try {
    return schema.parse(JSON.parse(body.toString()));
  } catch {
    return null;
  }
}
