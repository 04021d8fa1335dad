import type { App, Session, WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { guardContents, guardSession, refuseClientCertificates } from '../../../../main/desktop/window/guards.ts';
import { windowUrl } from '../../../../main/desktop/window/window-url.ts';
import { emitter } from '../support.ts';

function guardedPage(mayNavigate?: (url: string) => boolean, mayEmbed?: (url: string) => boolean) {
  const events = emitter();
  const setWindowOpenHandler = vi.fn<WebContents['setWindowOpenHandler']>();
  const contents = { on: events.on.bind(events), setWindowOpenHandler } as unknown as Pick<
    WebContents,
    'on' | 'setWindowOpenHandler'
  >;
  guardContents(contents, mayNavigate, mayEmbed);
  return { events, setWindowOpenHandler };
}

describe('what a page may do', () => {
  it('opens no window', () => {
    const { setWindowOpenHandler } = guardedPage();
    const handler = setWindowOpenHandler.mock.calls[0]?.[0];
    expect(handler?.({ url: 'https://example.com' } as Electron.HandlerDetails)).toEqual({ action: 'deny' });
  });

  it.each(['will-navigate', 'will-redirect', 'will-attach-webview'])('is denied %s', (name) => {
    const { events } = guardedPage();
    const preventDefault = vi.fn();
    events.emit(name, { url: 'https://example.com', preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('embeds no frame that goes anywhere', () => {
    const { events } = guardedPage();
    const preventDefault = vi.fn();
    events.emit('will-frame-navigate', { url: 'https://example.com', isMainFrame: false, preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('embeds the image of an event, and nothing beside it', () => {
    const { mayEmbed } = windowUrl({ isPackaged: true, environment: {} });
    const { events } = guardedPage(undefined, mayEmbed);
    const denied = (url: string) => {
      const preventDefault = vi.fn();
      events.emit('will-frame-navigate', { url, isMainFrame: false, preventDefault });
      return preventDefault.mock.calls.length === 1;
    };
    expect(denied('app://eventory/event-image?id=7')).toBe(false);
    for (const url of ['app://eventory/', 'app://other/event-image?id=7', 'https://example.com/event-image?id=7']) {
      expect(denied(url)).toBe(true);
    }
  });

  it('reloads from the development server if that is in use', () => {
    const { events } = guardedPage((url) => url.startsWith('http://127.0.0.1:5173/'));
    const preventDefault = vi.fn();
    events.emit('will-navigate', { url: 'http://127.0.0.1:5173/', preventDefault });
    expect(preventDefault).not.toHaveBeenCalled();
    events.emit('will-navigate', { url: 'https://example.com', preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});

function guardedSession() {
  const events = emitter();
  const session = {
    on: events.on.bind(events) as unknown as Session['on'],
    setPermissionRequestHandler: vi.fn<Session['setPermissionRequestHandler']>(),
    setPermissionCheckHandler: vi.fn<Session['setPermissionCheckHandler']>(),
    setDevicePermissionHandler: vi.fn<Session['setDevicePermissionHandler']>(),
    setDisplayMediaRequestHandler: vi.fn<Session['setDisplayMediaRequestHandler']>(),
    webRequest: { onHeadersReceived: vi.fn() },
  } satisfies Parameters<typeof guardSession>[0];
  guardSession(session, 'app://eventory');
  return { events, session };
}

describe('what a session grants', () => {
  it('is no permission and no device', () => {
    const { session } = guardedSession();
    const granted = vi.fn();
    session.setPermissionRequestHandler.mock.calls[0]?.[0]?.({} as WebContents, 'notifications', granted, {} as never);
    expect(granted).toHaveBeenCalledWith(false);
    const check = session.setPermissionCheckHandler.mock.calls[0]?.[0];
    expect(check?.(null, 'geolocation', 'app://eventory', {} as never)).toBe(false);
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]?.({} as never)).toBe(false);
    const streams = vi.fn();
    session.setDisplayMediaRequestHandler.mock.calls[0]?.[0]?.({} as never, streams);
    expect(streams).toHaveBeenCalledWith(null);
  });

  it.each([
    ['blob:app://eventory/4f1c', false],
    ['blob:app://eventory.evil/4f1c', true],
    ['https://example.com/a.exe', true],
    ['data:text/html,x', true],
  ])('is a download that the app itself made: %s', (url, denied) => {
    const { events } = guardedSession();
    const preventDefault = vi.fn();
    events.emit('will-download', { preventDefault }, { getURL: () => url });
    expect(preventDefault.mock.calls.length === 1).toBe(denied);
  });

  it('is no cookie to the host of an image, however it spells the header', () => {
    const { session } = guardedSession();
    const [filter, listener] = session.webRequest.onHeadersReceived.mock.calls[0] ?? [];
    expect(filter).toEqual({ urls: ['http://*/*', 'https://*/*'] });
    const answer = vi.fn();
    const responseHeaders = { 'Content-Type': ['image/png'], 'Set-Cookie': ['id=1'], 'set-cookie': ['id=2'] };
    listener({ responseHeaders }, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith({ responseHeaders: { 'Content-Type': ['image/png'] } });
  });
});

describe('a server that asks for a client certificate', () => {
  it('gets none, not even the first one that the system has', () => {
    const events = emitter();
    refuseClientCertificates({ on: events.on.bind(events) as unknown as App['on'] });
    const [preventDefault, answer] = [vi.fn(), vi.fn()];
    const certificates = [{ subjectName: 'The user' }];
    events.emit('select-client-certificate', { preventDefault }, null, 'https://img.example', certificates, answer);
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(answer).toHaveBeenCalledExactlyOnceWith();
  });
});
