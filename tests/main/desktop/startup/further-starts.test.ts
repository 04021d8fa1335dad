import type { App } from 'electron';
import { expect, it, vi } from 'vitest';
import { receiveFurtherStarts } from '../../../../main/desktop/startup/further-starts.ts';
import { emitter } from '../support.ts';

function receiving() {
  const events = emitter();
  const starts = receiveFurtherStarts({ on: events.on.bind(events) as unknown as App['on'] });
  const show = vi.fn();
  return { start: () => events.emit('second-instance', {}, [], '', {}), deliver: () => starts.deliverTo(show), show };
}

it('a start while the app starts shows the window once there is one', () => {
  const { start, deliver, show } = receiving();
  start();
  start();
  deliver();
  expect(show).toHaveBeenCalledOnce();
});

it('each start of an app that runs shows its window', () => {
  const { start, deliver, show } = receiving();
  deliver();
  expect(show).not.toHaveBeenCalled();
  start();
  start();
  expect(show).toHaveBeenCalledTimes(2);
});
