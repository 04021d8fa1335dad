import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readTextFile } from '../../../../main/cli/inputs/read-text-file.ts';
import { readRecordedFrames } from '../../../../main/cli/inputs/recorded-frames.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';

const MARK = '\uFEFF';

it.each([
  ['UTF-8', 'Zoë', 'utf8'],
  ['UTF-8 with a byte order mark', `${MARK}Zoë`, 'utf8'],
  ['UTF-16, as > of Windows PowerShell writes it', `${MARK}Zoë`, 'utf16le'],
  ['one byte', 'Z', 'utf8'],
  ['nothing', '', 'utf8'],
] as const)('reads %s', async (_, text, encoding) => {
  const path = join(await temporaryFolder(), 'text.txt');
  writeFileSync(path, text, encoding);
  expect(readTextFile(path)).toBe(text.replace(MARK, ''));
});

it('reads a recording that Windows PowerShell wrote', async () => {
  const path = join(await temporaryFolder(), 'evening.jsonl');
  const lines = ['Zoë', 'Floor'].map((frame) =>
    JSON.stringify({ type: 'frame', received_at: '2026-06-01T10:00:00Z', frame }),
  );
  writeFileSync(path, `${MARK}${lines.join('\r\n')}\r\n`, 'utf16le');
  const texts: string[] = [];
  for await (const { text } of readRecordedFrames(path, 0)) texts.push(text);
  expect(texts).toEqual(['Zoë', 'Floor']);
});

it.skipIf(process.platform === 'win32')('reads all of a recording that comes through a pipe', async () => {
  const path = join(await temporaryFolder(), 'pipe');
  execFileSync('sh', ['-c', `mkfifo '${path}'`]);
  spawn('sh', ['-c', `echo '{"event_id":"a"}' >'${path}'`], { stdio: 'ignore' });
  const texts: string[] = [];
  for await (const { text } of readRecordedFrames(path, 0)) texts.push(text);
  expect(texts).toEqual(['{"event_id":"a"}']);
});
