import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { usageError } from '../exit-status.ts';
import { describeFileError, fileEncoding } from './read-text-file.ts';

/** A message of a recording. */
interface RecordedFrame {
  readonly text: string;
  /** Milliseconds since the epoch; never before that of the message before it. */
  readonly receivedAtMs: number;
}

const timeMs = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
/** A line of `history --frames`. */
const recordedSchema = z.object({ type: z.literal('frame'), received_at: timeMs, frame: z.string() });
/** A message as the gateway sends it. */
const messageSchema = z.object({ timestamp: timeMs });

/**
 * The messages of a JSON-lines file, in its order: lines of `history --frames`, or messages as the gateway sends them,
 * which count as received at their `timestamp`. Other lines come as they are. Throws a usage error if it cannot be read.
 */
export async function* readRecordedFrames(path: string, nowMs: number): AsyncGenerator<RecordedFrame> {
  let latestMs: number | null = null;
  const input = createReadStream(path, encodingOf(path));
  const failed = new Promise<never>((_resolve, reject) => {
    input.on('error', (error: NodeJS.ErrnoException) => reject(unreadable(path, error)));
  });
  failed.catch(() => {});
  // A file that cannot be opened ends the lines without an error.
  await Promise.race([once(input, 'ready'), failed]);
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const text = line.replace(/^\uFEFF/, '').trim();
    if (text === '') continue;
    const read = readLine(text);
    latestMs = Math.max(read.receivedAtMs ?? latestMs ?? nowMs, latestMs ?? 0);
    yield { text: read.text, receivedAtMs: latestMs };
  }
}

function encodingOf(path: string): BufferEncoding {
  try {
    return fileEncoding(path);
  } catch (error) {
    throw unreadable(path, error as NodeJS.ErrnoException);
  }
}

const unreadable = (path: string, error: NodeJS.ErrnoException) =>
  usageError(`The recording ${path} ${describeFileError(error)}. Check the path.`);

function readLine(line: string): { readonly text: string; readonly receivedAtMs: number | null } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { text: line, receivedAtMs: null };
  }
  const recorded = recordedSchema.safeParse(value);
  if (recorded.success) return { text: recorded.data.frame, receivedAtMs: recorded.data.received_at };
  const message = messageSchema.safeParse(value);
  return { text: line, receivedAtMs: message.success ? message.data.timestamp : null };
}
