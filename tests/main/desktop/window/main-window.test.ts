import { describe, expect, it, vi } from 'vitest';
import { opened } from './opened-window.ts';

describe('the window', () => {
  it('answers a right click in its page with a menu of what is under it', () => {
    const { contents, showContextMenu } = opened();
    const click = { isEditable: true, selectionText: '' };
    contents.emit('context-menu', {}, click);
    expect(showContextMenu).toHaveBeenCalledExactlyOnceWith(click);
  });

  it('is sandboxed, isolated, and shown once it has something to show', () => {
    const { createWindow, events, show } = opened();
    expect(createWindow.mock.calls[0]?.[0]).toMatchObject({
      width: 1100,
      height: 720,
      minWidth: 720,
      minHeight: 480,
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        preload: '/preload.cjs',
      },
    });
    expect(show).not.toHaveBeenCalled();
    events.emit('ready-to-show');
    expect(show).toHaveBeenCalledOnce();
  });

  it('is shown once its page is loaded if nothing says that it is ready, as on Wayland', async () => {
    const { show, events, main } = opened({ load: Promise.resolve() });
    expect(show).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(show).toHaveBeenCalledOnce());
    main.hide();
    events.emit('ready-to-show');
    expect(show).toHaveBeenCalledOnce();
  });

  it('is shown if its page cannot be loaded', async () => {
    const { show, log } = opened({ load: Promise.reject(new Error('ERR_FAILED')) });
    await vi.waitFor(() => expect(show).toHaveBeenCalledOnce());
    expect(log.lines.join()).toContain('ERR_FAILED');
  });

  it('stays hidden when its page is loaded if it starts hidden', async () => {
    const load = Promise.resolve();
    const { show } = opened({ load, hidden: true });
    await load.then(() => new Promise(setImmediate));
    expect(show).not.toHaveBeenCalled();
  });

  it('moves to the display that is left if it is shown after its own was unplugged', () => {
    const { main, window, moveToSecondDisplay, unplugSecondDisplay } = opened({ platform: 'win32' });
    moveToSecondDisplay();
    main.show();
    main.hide();
    expect(window.setBounds).not.toHaveBeenCalled();
    unplugSecondDisplay();
    main.show();
    expect(window.setBounds).toHaveBeenCalledExactlyOnceWith({ x: 320, y: 28, width: 1280, height: 1024 });
    expect(window.maximize).not.toHaveBeenCalled();
  });

  it('is maximized there if it was', () => {
    const { main, window, moveToSecondDisplay, unplugSecondDisplay } = opened({ platform: 'win32' });
    window.maximize();
    moveToSecondDisplay();
    unplugSecondDisplay();
    main.show();
    expect(window.unmaximize).toHaveBeenCalledOnce();
    expect(window.isMaximized()).toBe(true);
    expect(window.getBounds()).toMatchObject({ x: 320, y: 28 });
  });

  it('stays hidden when asked to, until it is wanted', () => {
    const { main, events, show } = opened({ hidden: true });
    events.emit('ready-to-show');
    expect(show).not.toHaveBeenCalled();
    main.show();
    expect(show).toHaveBeenCalledOnce();
  });

  it('closes to the tray and remembers where it was, until the app quits', () => {
    const { main, store, hide, close } = opened();
    expect(close()).toBe(true);
    expect(hide).toHaveBeenCalledOnce();
    expect(store.writeNow).toHaveBeenLastCalledWith({ x: 10, y: 20, width: 900, height: 600, maximized: false });
    main.allowClose();
    expect(close()).toBe(false);
  });

  it('comes back where it was', () => {
    const { createWindow } = opened({ stored: { x: 5, y: 6, width: 800, height: 500, maximized: false } });
    expect(createWindow.mock.calls[0]?.[0]).toMatchObject({ x: 5, y: 6, width: 800, height: 500 });
  });

  const maximizedState = { x: 5, y: 6, width: 800, height: 500, maximized: true };

  it('is maximized again when it is shown, not while it is hidden: maximizing shows a window', () => {
    const { main, window, store, events } = opened({ stored: maximizedState, hidden: true });
    expect(window.maximize).not.toHaveBeenCalled();
    events.emit('hide');
    expect(store.writeNow).toHaveBeenLastCalledWith(expect.objectContaining({ maximized: true }));
    main.show();
    main.show();
    expect(window.maximize).toHaveBeenCalledOnce();
  });

  it('has no white flash: its ground is the theme’s, and a maximized one waits for its page too', () => {
    const { createWindow, window, events } = opened({ stored: maximizedState });
    expect(createWindow.mock.calls[0]?.[0]).toMatchObject({ backgroundColor: '#111318' });
    expect(window.isVisible()).toBe(false);
    events.emit('theme', '#ffffff');
    expect(window.setBackgroundColor).toHaveBeenCalledWith('#ffffff');
    events.emit('ready-to-show');
    expect(window.isVisible()).toBe(true);
  });

  it('leaves fullscreen before it is hidden on macOS, whose black space would stay', () => {
    const { window, hide, close, setFullScreen } = opened({ platform: 'darwin' });
    setFullScreen(true);
    close();
    expect(hide).not.toHaveBeenCalled();
    expect(window.setFullScreen).toHaveBeenCalledWith(false);
    setFullScreen(false);
    expect(hide).toHaveBeenCalledOnce();
  });

  it('stays if it is wanted again while it leaves fullscreen', () => {
    const { main, hide, close, setFullScreen } = opened({ platform: 'darwin' });
    setFullScreen(true);
    close();
    main.show();
    setFullScreen(false);
    expect(hide).not.toHaveBeenCalled();
  });

  it('is hidden from fullscreen at once elsewhere', () => {
    const { hide, close, setFullScreen } = opened({ platform: 'linux' });
    setFullScreen(true);
    close();
    expect(hide).toHaveBeenCalledOnce();
  });

  it('stores where it was when the session ends', () => {
    const { main, store, events } = opened({ platform: 'win32' });
    const ended = vi.fn();
    main.onSessionEnd(ended);
    events.emit('session-end', { reasons: ['shutdown'] });
    expect(ended).toHaveBeenCalledOnce();
    expect(store.writeNow).toHaveBeenCalledOnce();
  });

  it('opens even if its place cannot be read, which is kept aside', () => {
    const { store, log, window } = opened({ readError: new SyntaxError('bad') });
    expect(window.loadURL).toHaveBeenCalledOnce();
    expect(store.quarantine).toHaveBeenCalledOnce();
    expect(log.lines.join()).toContain('/window.unreadable.json');
  });

  it('loads its page again when that has crashed, but not over and over', () => {
    const { window, contents, pass, log } = opened();
    contents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 });
    expect(window.loadURL).toHaveBeenCalledTimes(2);
    pass(1_000);
    contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    expect(window.loadURL).toHaveBeenCalledTimes(2);
    expect(log.lines.join()).toContain('oom');
  });

  it('loads a page that kept crashing again when somebody wants to see it', () => {
    const { main, window, contents } = opened();
    for (let crash = 0; crash < 2; crash++) contents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 });
    main.show();
    main.show();
    expect(window.loadURL).toHaveBeenCalledTimes(3);
  });

  it('does nothing once it is gone, whoever still asks for it while the app quits', () => {
    const { main, events, destroy } = opened();
    destroy();
    main.show();
    main.hide();
    main.toggle();
    main.setOverlayIcon(null, '');
    events.emit('theme', '#ffffff');
    expect(main.isFocused()).toBe(false);
  });

  it('is toggled by the tray, whose click takes the focus away first', () => {
    const { main, show, hide, blur, pass } = opened({ hidden: true });
    main.toggle();
    expect(show).toHaveBeenCalledTimes(1);
    blur();
    pass(50);
    main.toggle();
    expect(hide).toHaveBeenCalledTimes(1);
  });

  it('comes to the front when it lay behind other windows', () => {
    const { main, show, hide, blur, pass } = opened({ hidden: true });
    main.show();
    blur();
    pass(5_000);
    main.toggle();
    expect(hide).not.toHaveBeenCalled();
    expect(show).toHaveBeenCalledTimes(2);
  });
});
