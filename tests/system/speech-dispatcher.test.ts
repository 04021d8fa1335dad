import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createSystemVoice } from '../../main/host/sounds/system-voice.ts';
import { VOICES } from '../../main/host/sounds/voices.ts';

const SPD_SAY = VOICES.linux?.[0];
const MODULE = '/usr/lib/speech-dispatcher-modules/sd_generic';
const libraries = '/usr/lib';
/** Debian: speech-dispatcher and speech-dispatcher-audio-plugins. */
const isInstalled =
  process.platform === 'linux' &&
  spawnSync(SPD_SAY?.program ?? '', ['--version']).status === 0 &&
  existsSync(MODULE) &&
  readdirSync(libraries).some((name) => existsSync(join(libraries, name, 'speech-dispatcher/spd_libao.so')));

/** speech-dispatcher with a voice that writes down what it is to say. It is started by `spd-say`, as on a desktop. */
function startRecorder() {
  const folder = mkdtempSync(join(tmpdir(), 'eventory-spd-'));
  const config = join(folder, 'speech-dispatcher');
  const runtime = join(folder, 'run');
  mkdirSync(join(config, 'modules'), { recursive: true });
  mkdirSync(runtime, { mode: 0o700 });
  writeFileSync(
    join(config, 'speechd.conf'),
    [
      `LogDir "${folder}"`,
      'CommunicationMethod "unix_socket"',
      // It plays nothing until a sound is sent, and the recorder sends none.
      'AudioOutputMethod "libao"',
      'DefaultModule recorder',
      'AddModule "recorder" "sd_generic" "recorder.conf"',
    ].join('\n'),
  );
  writeFileSync(
    join(config, 'modules/recorder.conf'),
    [
      `GenericExecuteSynth "printf %s \\'$DATA\\' > ${folder}/begun; mv ${folder}/begun ${folder}/said; case \\'$DATA\\' in *slow*) sleep 30; touch ${folder}/ended;; esac"`,
      'GenericLanguage "en" "en" "utf-8"',
      'AddVoice "en" "MALE1" "en"',
    ].join('\n'),
  );
  vi.stubEnv('XDG_CONFIG_HOME', folder);
  vi.stubEnv('XDG_RUNTIME_DIR', runtime);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    const pidFile = join(runtime, 'speech-dispatcher/pid/speech-dispatcher.pid');
    if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8')));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const path = (name: string) => join(folder, name);
  return {
    said: () => (existsSync(path('said')) ? readFileSync(path('said'), 'utf8') : null),
    forget: () => rmSync(path('said'), { force: true }),
    ended: () => existsSync(path('ended')),
    path,
  };
}

describe.skipIf(!isInstalled || SPD_SAY === undefined)(
  'speech by speech-dispatcher (skipped if it is not installed)',
  () => {
    const voices = SPD_SAY === undefined ? [] : [SPD_SAY];

    it('says each text as it is, whatever it looks like', async () => {
      const recorder = startRecorder();
      const voice = createSystemVoice({ voices });
      for (const text of [
        'Floor, 129 dollars, 12 left, Artist, 15 June',
        `"double" \`touch ${recorder.path('pwned')}\` $(touch ${recorder.path('pwned')}); it's`,
        '--stop',
        '-C',
        '<speak>Floor</speak> &amp; more',
        'Zoë 東京 🎟',
      ]) {
        recorder.forget();
        await voice.speak(text, 0.7, new AbortController().signal);
        await expect.poll(recorder.said).toBe(text);
      }
      // Its protocol may take the dot for its own, but not what follows for a command.
      recorder.forget();
      await voice.speak('. QUIT', 0.7, new AbortController().signal);
      await expect.poll(recorder.said).toMatch(/ QUIT$/);
      expect(existsSync(recorder.path('pwned'))).toBe(false);
    });

    it('stops in the middle if the alert is handled', async () => {
      const recorder = startRecorder();
      const stop = new AbortController();
      const spoken = createSystemVoice({ voices }).speak('slow', 0.7, stop.signal);
      await expect.poll(recorder.said).toBe('slow');
      const begunMs = performance.now();
      stop.abort();
      await spoken;
      // It would speak for 30 s.
      expect(performance.now() - begunMs).toBeLessThan(20_000);
      expect(recorder.ended()).toBe(false);
    });
  },
);
