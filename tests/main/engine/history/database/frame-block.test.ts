import { expect, it } from 'vitest';
import {
  frameOf,
  packFrames,
  sliceFrame,
  toBlockMessage,
  unpackBlock,
} from '../../../../../main/engine/history/database/frame-block.ts';

it('gives back every message and its decision, of any script and size', () => {
  const messages = [
    { decision: '{"a":1}', frame: '{"name":"Sigur Rós 💥"}' },
    { decision: '{}', frame: '' },
    { decision: '{"b":2}', frame: 'x'.repeat(1_500_000) },
    { decision: '{"c":3}', frame: '宇多田ヒカル' },
  ];
  const packed = messages.map(({ decision, frame }) => toBlockMessage(decision, frame));
  expect(packed.map(frameOf)).toEqual(messages.map(({ frame }) => frame));
  const blocks = packFrames(packed);
  expect(blocks.map(({ positions }) => positions.length)).toEqual([3, 1]);
  const found = blocks.flatMap(({ bytes, positions }) =>
    positions.map((position) => sliceFrame(unpackBlock(bytes), position)),
  );
  expect(found).toEqual(messages);
});

it('notices damaged bytes', () => {
  const [block] = packFrames([toBlockMessage('{}', JSON.stringify({ name: 'Sigur Rós' }))]);
  const bytes = Uint8Array.from(block?.bytes ?? []);
  bytes[bytes.length - 8] = (bytes[bytes.length - 8] ?? 0) ^ 0xff;
  expect(() => unpackBlock(bytes)).toThrow();
});
