import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createOutput } from '../../../main/cli/output.ts';

function recordedOutput() {
  const stream = new PassThrough();
  const writes: string[] = [];
  stream.on('data', (chunk: Buffer) => writes.push(chunk.toString()));
  return { output: createOutput(stream), stream, writes };
}

describe('lines on standard output', () => {
  it('of one turn are written together, in order', async () => {
    const { output, writes } = recordedOutput();
    output.line('one');
    output.line('two');
    await new Promise(setImmediate);
    output.line('three');
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(writes).toEqual(['one\ntwo\n', 'three\n']);
  });

  it('are all written when it is flushed, once each', async () => {
    const { output, writes } = recordedOutput();
    output.line('last');
    await output.flushed();
    await new Promise(setImmediate);
    expect(writes.join('')).toBe('last\n');
  });

  it('end quietly if nobody reads any more', async () => {
    const { output, stream } = recordedOutput();
    stream.destroy(new Error('EPIPE'));
    await output.closed;
    output.line('unread');
    await output.flushed();
  });
});
