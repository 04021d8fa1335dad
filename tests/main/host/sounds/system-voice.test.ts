import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSystemVoice } from '../../../../main/host/sounds/system-voice.ts';
import { VOICES, type VoiceProgram } from '../../../../main/host/sounds/voices.ts';

const HOSTILE = '$(touch pwned); `touch pwned` "\' --help';
const going = () => new AbortController().signal;

describe.skipIf(process.platform === 'win32')('the voice of the system', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'eventory-voice-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string) => join(folder, name);
  const script = (name: string, body: string) => {
    writeFileSync(file(name), `#!/bin/sh\n${body}\n`);
    chmodSync(file(name), 0o755);
    return name;
  };
  const record = (name: string, change: Partial<VoiceProgram> = {}): VoiceProgram => ({
    program: script(
      name,
      `for one; do echo "<$one>"; done >'${file(`${name}.args`)}'; cat >'${file(`${name}.input`)}'`,
    ),
    args: (percent) => ['-a', String(percent)],
    textAs: 'input',
    ...change,
  });
  const read = (name: string) => readFileSync(file(name), 'utf8');

  it('gets the text on standard input, untouched by any shell', async () => {
    const voice = createSystemVoice({ voices: [record('in', { prefix: (percent) => `(${percent}) ` })], path: folder });
    await voice.speak(HOSTILE, 0.5, going());
    expect(read('in.args')).toBe('<-a>\n<50>\n');
    expect(read('in.input')).toBe(`(50) ${HOSTILE}\n`);
    expect(existsSync(file('pwned'))).toBe(false);
  });

  it('or as the one argument after --', async () => {
    const voice = createSystemVoice({ voices: [record('arg', { textAs: 'argument' })], path: folder });
    await voice.speak(HOSTILE, 1, going());
    expect(read('arg.args')).toBe(`<-a>\n<100>\n<-->\n<${HOSTILE}>\n`);
    expect(read('arg.input')).toBe('');
  });

  it('is the first that is there and works', async () => {
    const broken = { ...record('x'), program: script('broken', 'echo no daemon >&2; exit 1') };
    const missing = { ...record('x'), program: 'not-there' };
    const voice = createSystemVoice({ voices: [missing, broken, record('next')], path: folder });
    await voice.speak('Floor', 1, going());
    expect(read('next.input')).toBe('Floor\n');
    expect(await voice.missing()).toBeNull();
    const none = createSystemVoice({ voices: [missing, broken], path: folder });
    await expect(none.speak('Floor', 1, going())).rejects.toThrow('broken: it ended with status 1: no daemon');
  });

  it('says what to install if there is none', async () => {
    const voice = createSystemVoice({ voices: VOICES.linux ?? [], path: file('empty') });
    expect(await voice.missing()).toMatch(/No voice was found/);
    await expect(voice.speak('Floor', 1, going())).rejects.toThrow(/No voice was found/);
  });

  it('stops in the middle, also what a service speaks for it', async () => {
    const program = script('slow', `if [ "$1" = --stop ]; then touch '${file('stopped')}'; else sleep 60; fi`);
    const slow: VoiceProgram = { program, args: () => ['--wait'], textAs: 'argument', stopArgs: ['--stop'] };
    const stop = new AbortController();
    const spoken = createSystemVoice({ voices: [slow], path: folder }).speak('Floor', 1, stop.signal);
    setTimeout(() => stop.abort(), 100);
    await spoken;
    expect(existsSync(file('stopped'))).toBe(true);
  });
});
