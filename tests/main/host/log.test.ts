import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileLog } from '../../../main/host/log.ts';

describe('the log of browser mode', () => {
  let folder: string;
  let terminal: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eventory-log-'));
    terminal = [];
    const record = (text: unknown) => terminal.push(String(text)) > 0;
    vi.spyOn(process.stderr, 'write').mockImplementation(record);
    vi.spyOn(process.stdout, 'write').mockImplementation(record);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  it('goes to a file, and warnings to the terminal too', () => {
    const log = fileLog(folder);
    log.info('all is well');
    log.warn('the disk is slow');
    expect(readFileSync(join(folder, 'logs/browser.log'), 'utf8')).toMatch(/all is well\n.*the disk is slow/);
    expect(terminal).toEqual(['the disk is slow\n']);
  });

  it('that cannot be written says so once, in one line', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const log = fileLog(file);
    log.info('all is well');
    log.warn('the disk is slow');
    log.warn('still slow');
    expect(terminal).toEqual([
      expect.stringMatching(/^The log cannot be written: ENOTDIR: [^\n]*\n$/),
      'the disk is slow\n',
      'still slow\n',
    ]);
  });
});
