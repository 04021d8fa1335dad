import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ToastActivation } from '../../../../main/engine/ports.ts';
import { createNotifySendToaster } from '../../../../main/host/toasters/notify-send-toaster.ts';
import { TOAST } from './fake-bus.ts';

describe.skipIf(process.platform === 'win32')('toasts by notify-send', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eventory-notify-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const programThat = (script: string, help = '--action=NAME') => {
    const program = join(folder, 'notify-send');
    writeFileSync(program, `#!/bin/sh\nif [ "$1" = --help ]; then echo '${help}'; exit; fi\n${script}\n`);
    chmodSync(program, 0o755);
    return createNotifySendToaster({ icon: '', program });
  };

  it.each([
    ['add_to_cart', 'add_to_cart'],
    ['snooze', 'snooze'],
    ['default', 'click'],
  ])('report a click: %s', async (printed, action) => {
    const toaster = programThat(`echo ${printed}`);
    const heard: ToastActivation[] = [];
    toaster.onActivate((activation) => heard.push(activation));
    expect(await toaster.show(TOAST)).toMatchObject({ outcome: 'shown' });
    expect(heard).toEqual([{ toastId: 'run-1', action }]);
  });

  it('are shown while the program waits', async () => {
    const toaster = programThat('exec sleep 20');
    expect(await toaster.show(TOAST)).toEqual({ outcome: 'shown', by: 'notify-send', detail: '' });
    toaster.dispose();
  });

  it('fail if the program says it could not, though it goes on waiting', async () => {
    const toaster = programThat('echo "Could not connect: No such file or directory" >&2; exec sleep 20');
    expect(await toaster.show(TOAST)).toMatchObject({
      outcome: 'failed',
      detail: expect.stringMatching(/Could not connect/),
    });
  });

  it('fail if the program is missing, or too old for actions', async () => {
    expect(await createNotifySendToaster({ icon: '', program: join(folder, 'none') }).show(TOAST)).toMatchObject({
      outcome: 'failed',
    });
    expect(await programThat('exit 0', '--urgency=LEVEL').probe()).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')('a toast whose text is an attack, by notify-send', () => {
  it.each([true, false])('is text, with nothing run and no option taken (plain: %s)', async (plain) => {
    const folder = mkdtempSync(join(tmpdir(), 'eventory-notify-'));
    try {
      const program = join(folder, 'notify-send');
      const help = `if [ "$1" = --help ]; then echo --action=NAME; exit; fi`;
      writeFileSync(
        program,
        `#!/bin/sh\n${help}\nfor one in "$@"; do printf '%s\\0' "$one"; done >'${folder}/arguments'\n`,
      );
      chmodSync(program, 0o755);
      const title = `--hint=string:image-path:/etc/passwd $(touch ${folder}/a) "; touch ${folder}/b; '`;
      const body = '<a href="https://evil.example">Add to cart</a> & <img src="x"/>';
      const toaster = createNotifySendToaster({ icon: '', program, plain });
      expect(await toaster.show({ ...TOAST, title, body })).toMatchObject({ outcome: 'shown' });
      const given = readFileSync(join(folder, 'arguments'), 'utf8').split('\0').slice(0, -1);
      expect(given.slice(given.indexOf('--'))).toEqual([
        '--',
        title,
        '&lt;a href="https://evil.example"&gt;Add to cart&lt;/a&gt; &amp; &lt;img src="x"/&gt;',
      ]);
      expect(given.some((one) => one.startsWith('--action'))).toBe(!plain);
      expect(readdirSync(folder).sort()).toEqual(['arguments', 'notify-send']);
      toaster.dispose();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
