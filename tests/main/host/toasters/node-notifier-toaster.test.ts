import { describe, expect, it } from 'vitest';
import type { ToastActivation } from '../../../../main/engine/ports.ts';
import { createNodeNotifierToaster } from '../../../../main/host/toasters/node-notifier-toaster.ts';
import { TOAST } from './fake-bus.ts';

describe('toasts by node-notifier', () => {
  type Callback = (error: Error | null, response?: string, metadata?: object) => void;
  const toasterOn = (platform: NodeJS.Platform, notify: (options: object, callback: Callback) => void) =>
    createNodeNotifierToaster({ icon: '/icon.png', platform, notify });

  it.each([
    ['darwin', 'activate', { activationType: 'contentsClicked' }, 'click'],
    ['darwin', 'actionclicked', { activationType: 'actionClicked', activationValue: 'Snooze 1 h' }, 'snooze'],
    ['win32', 'activate', { action: 'clicked' }, 'click'],
    ['win32', 'add to cart', { action: 'buttonClicked', button: 'Add to cart' }, 'add_to_cart'],
    ['darwin', 'timeout', { activationType: 'timeout' }, null],
  ] as const)('on %s, %s', async (platform, response, metadata, action) => {
    const toaster = toasterOn(platform, (_, callback) => callback(null, response, metadata));
    const heard: ToastActivation[] = [];
    toaster.onActivate((activation) => heard.push(activation));
    expect(await toaster.show(TOAST)).toEqual({ outcome: 'shown', by: 'node-notifier', detail: '' });
    expect(heard.map((activation) => activation.action)).toEqual(action === null ? [] : [action]);
  });

  it('fail with what the helper said, or threw', async () => {
    const said = toasterOn('darwin', (_, callback) => callback(new Error('not found: notify-send')));
    expect(await said.show(TOAST)).toEqual({
      outcome: 'failed',
      by: 'node-notifier',
      detail: 'not found: notify-send',
    });
    const command = 'Command failed: notify-send "Floor GA" "Artist World Tour"';
    const failed = toasterOn('darwin', (_, callback) => callback(new Error(`${command}\nCould not connect\n`)));
    expect(await failed.show(TOAST)).toMatchObject({ detail: 'Could not connect' });
    const silent = toasterOn('darwin', (_, callback) => callback(new Error(command)));
    expect(await silent.show(TOAST)).toMatchObject({ detail: 'Its helper program ended with an error.' });
    const threw = toasterOn('darwin', () => {
      throw new Error('spawn EAGAIN');
    });
    expect(await threw.show(TOAST)).toMatchObject({ outcome: 'failed', detail: 'spawn EAGAIN' });
  });

  it('count as shown while the helper waits for a click', async () => {
    expect(await toasterOn('darwin', () => undefined).show(TOAST)).toMatchObject({ outcome: 'shown' });
  });
});
