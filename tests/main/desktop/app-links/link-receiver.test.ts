import { describe, expect, it } from 'vitest';
import { receiveLinks } from '../../../../main/desktop/app-links/link-receiver.ts';
import { emitter } from '../support.ts';

const link = (event: string) => `eventory-tray://watch?event_id=${event}`;

/** A receiver, and what it gives. */
function start(args: readonly string[] = ['/opt/eventory-tray']) {
  const app = emitter();
  const opened: string[] = [];
  const receiver = receiveLinks(app as never, args);
  const openUrl = (url: string) => {
    let prevented = false;
    app.emit('open-url', { preventDefault: () => (prevented = true) }, url);
    return prevented;
  };
  return {
    app,
    opened,
    openUrl,
    take: receiver.take,
    deliver: () => receiver.deliverTo((one) => void opened.push(one)),
  };
}

describe('links to the app', () => {
  it('starts with the link of its arguments', () => {
    const { opened, deliver } = start(['eventory-tray.exe', '--', link('a')]);
    deliver();
    expect(opened).toEqual([link('a')]);
  });

  it('starts without one', () => {
    const { opened, deliver } = start();
    deliver();
    expect(opened).toEqual([]);
  });

  it('takes a link that macOS hands over before the app is ready, and those that come later', () => {
    const { opened, openUrl, deliver } = start();
    expect(openUrl(link('a'))).toBe(true);
    deliver();
    openUrl(link('b'));
    expect(opened).toEqual([link('a'), link('b')]);
  });

  it('takes a link from a second instance, among the arguments that Chromium adds', () => {
    const { app, opened, deliver } = start();
    deliver();
    app.emit('second-instance', {}, ['app', '--original-process-start-time=1', 'EVENTORY-TRAY:x', '--x'], '/', null);
    app.emit('second-instance', {}, ['app', '--hidden'], '/', null);
    expect(opened).toEqual(['EVENTORY-TRAY:x']);
  });

  it('opens one form, for the newest of several links', () => {
    const { app, opened, openUrl, deliver } = start(['app', link('a'), link('b')]);
    openUrl(link('c'));
    app.emit('second-instance', {}, ['app', link('d'), link('e')], '/', null);
    deliver();
    expect(opened).toEqual([link('e')]);
  });

  it('gives the link away once if another instance is to open it', () => {
    const { opened, take, deliver } = start(['app', link('a')]);
    expect([take(), take()]).toEqual([link('a'), null]);
    deliver();
    expect(opened).toEqual([]);
    expect(start(['app', link('x'.repeat(1_000_000))]).take()).toHaveLength(8001);
  });

  it('passes on no more of a link than is needed to see that it is too long', () => {
    const { opened, openUrl, deliver } = start();
    deliver();
    openUrl(link('x'.repeat(1_000_000)));
    expect(opened.map(({ length }) => length)).toEqual([8001]);
  });
});
