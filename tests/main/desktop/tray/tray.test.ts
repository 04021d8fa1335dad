import type { Menu, MenuItemConstructorOptions, NativeImage } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { UNTIL_RESUMED } from '../../../../core/alerts/pause-choices.ts';
import { createTray, type TrayView } from '../../../../main/desktop/tray/tray.ts';
import { trayIconFile } from '../../../../main/desktop/tray/tray-icon.ts';
import { trayMenu } from '../../../../main/desktop/tray/tray-menu.ts';
import { trayStatus } from '../../../../main/desktop/tray/tray-status.ts';
import { formatStatusLine, formatTooltip } from '../../../../main/desktop/tray/tray-text.ts';
import { TIMES } from '../../../support/times.ts';
import { alertItem, appState, emitter, virtualClock } from '../support.ts';

const connection = (state: 'idle' | 'connecting' | 'open' | 'waiting' | 'unauthorised' | 'paused', detail = state) => ({
  connection: { state, since: '2026-06-01T12:00:00Z', detail, problem: null, retry_at: null },
});
const until = '2026-06-01T14:30:00Z';

describe('the tray icon', () => {
  it.each([
    ['connected', appState(connection('open'))],
    ['connecting', appState(connection('connecting'))],
    ['offline', appState(connection('waiting'))],
    ['attention', appState(connection('unauthorised'))],
    ['attention', appState(connection('idle'))],
    ['attention', appState({ conditions: [{ level: 'error', title: '', text: '' }] })],
    ['connected', appState({ conditions: [{ level: 'warning', title: '', text: '' }] })],
    ['paused', appState(connection('paused'))],
    ['paused', appState({ paused_until: until })],
    ['attention', appState({ ...connection('unauthorised'), paused_until: until })],
  ])('shows %s', (status, state) => expect(trayStatus(state)).toBe(status));

  it('is a template on macOS, which colours it to the menu bar', () => {
    expect(trayIconFile('/icons', 'darwin', 'paused', true)).toMatch(/macos.paused-unseenTemplate\.png$/);
    expect(trayIconFile('/icons', 'win32', 'paused', false)).toMatch(/windows.paused\.png$/);
  });
});

describe('the tray’s texts', () => {
  const nowMs = Date.parse('2026-06-01T12:10:00Z');
  it('say the state, the pause and the demo', () => {
    expect(formatStatusLine(appState(connection('open', 'Connected' as 'open')), nowMs)).toBe('Connected');
    expect(formatStatusLine(appState({ profile: 'demo', paused_until: until }), nowMs)).toBe(
      `DEMO · Connected · alerts paused until ${TIMES.dateTime(until, nowMs)}`,
    );
    expect(formatStatusLine(appState({ paused_until: UNTIL_RESUMED }), nowMs)).toBe(
      'Connected · alerts paused until you resume',
    );
  });

  it('hold state, count and newest alert in a tooltip Windows does not cut', () => {
    const text = formatTooltip(appState(), alertItem(1), 3, nowMs);
    expect(text).toContain('Eventory Tray: Connected\n3 new alerts\n');
    expect(text).toContain('Floor GA · $129.50 · 12 left');
    const infos = { ...alertItem(1).event_infos, event_name: 'x'.repeat(300) } as never;
    expect(formatTooltip(appState(), alertItem(1, { event_infos: infos }), 3, nowMs).length).toBeLessThanOrEqual(127);
  });
});

describe('the tray menu', () => {
  const now = () => new Date(2026, 5, 1, 18, 0).getTime();
  const actions = {
    openAlert: vi.fn(),
    pauseUntil: vi.fn(),
    openWindow: vi.fn(),
    openSettings: vi.fn(),
    openReplay: vi.fn(),
    quit: vi.fn(),
  };
  const click = (menu: MenuItemConstructorOptions[], label: string) => {
    const flat = menu.flatMap((item) => [item, ...((item.submenu as MenuItemConstructorOptions[] | undefined) ?? [])]);
    const item = flat.find((one) => one.label?.includes(label));
    expect(item?.enabled).not.toBe(false);
    item?.click?.({} as never, undefined, {} as never);
  };

  it('lists state, newest alerts, pause, open, settings and quit', () => {
    const menu = trayMenu(appState(), [alertItem(2), alertItem(1)], actions, now);
    expect(menu.map((item) => item.label ?? '-')).toEqual([
      'Connected',
      '-',
      expect.stringContaining('Simon && Garfunkel'),
      expect.stringContaining('Floor GA · $129.50 · 12 left'),
      '-',
      'Pause alerts',
      '-',
      'Open Eventory Tray',
      'Replay an evening…',
      'Settings…',
      '-',
      'Quit',
    ]);
  });

  it('does what each entry says', () => {
    const menu = trayMenu(appState(), [alertItem(2), alertItem(1)], actions, now);
    click(menu, 'Floor GA');
    expect(actions.openAlert).toHaveBeenCalledWith(alertItem(2));
    click(menu, 'For 30 minutes');
    expect(actions.pauseUntil).toHaveBeenLastCalledWith(new Date(now() + 1_800_000).toISOString());
    click(menu, 'For 1 hour');
    expect(actions.pauseUntil).toHaveBeenLastCalledWith(new Date(now() + 3_600_000).toISOString());
    click(menu, 'Until tomorrow');
    expect(actions.pauseUntil).toHaveBeenLastCalledWith(new Date(2026, 5, 2).toISOString());
    click(menu, 'Until I resume');
    expect(actions.pauseUntil).toHaveBeenLastCalledWith(UNTIL_RESUMED);
    click(menu, 'Open Eventory Tray');
    expect(actions.openWindow).toHaveBeenCalled();
    click(menu, 'Replay an evening…');
    expect(actions.openReplay).toHaveBeenCalled();
    click(menu, 'Settings');
    expect(actions.openSettings).toHaveBeenCalled();
    click(menu, 'Quit');
    expect(actions.quit).toHaveBeenCalled();
    click(trayMenu(appState({ paused_until: until }), [], actions, now), 'Resume alerts');
    expect(actions.pauseUntil).toHaveBeenLastCalledWith(null);
  });

  it('offers no click on an alert without a link', () => {
    const menu = trayMenu(appState(), [alertItem(1, { has_link: false })], actions, now);
    expect(menu[2]?.enabled).toBe(false);
  });
});

describe('the tray', () => {
  function shown(platform: NodeJS.Platform) {
    const events = emitter();
    const tray = {
      on: events.on.bind(events) as never,
      setImage: vi.fn(),
      setToolTip: vi.fn(),
      setContextMenu: vi.fn(),
      destroy: vi.fn(),
    };
    const clock = virtualClock();
    let view: TrayView = { state: appState(), alerts: [], unseen: 0 };
    const toggleWindow = vi.fn();
    const none = () => {};
    const createIcon = vi.fn(() => tray);
    const handle = createTray({
      host: {
        createTray: createIcon,
        createMenu: (template) => template as unknown as Menu,
        image: (file) => file as unknown as NativeImage,
      },
      platform,
      icons: '/icons',
      clock,
      view: () => view,
      actions: {
        toggleWindow,
        openAlert: none,
        pauseUntil: none,
        openWindow: none,
        openSettings: none,
        openReplay: none,
        quit: none,
      },
    });
    const change = (next: Partial<TrayView>) => {
      view = { ...view, ...next };
      handle.update();
    };
    return { events, tray, clock, change, toggleWindow, createIcon, handle };
  }

  it('is drawn once for a burst of changes, and only what changed', () => {
    const { tray, clock, change } = shown('linux');
    expect(tray.setContextMenu).toHaveBeenCalledTimes(1);
    for (let id = 1; id <= 50; id++) change({ alerts: [alertItem(id)], unseen: id });
    clock.advance(1_000);
    expect(tray.setContextMenu).toHaveBeenCalledTimes(2);
    expect(tray.setImage).toHaveBeenLastCalledWith(expect.stringContaining('connected-unseen'));
    change({});
    clock.advance(1_000);
    expect(tray.setContextMenu).toHaveBeenCalledTimes(2);
  });

  it('is made anew with all that it showed', () => {
    const { events, tray, clock, change, toggleWindow, createIcon, handle } = shown('linux');
    change({ alerts: [alertItem(1)], unseen: 1 });
    handle.recreate();
    expect(tray.destroy).toHaveBeenCalledOnce();
    expect(createIcon).toHaveBeenLastCalledWith(expect.stringContaining('connected-unseen'));
    expect(tray.setContextMenu).toHaveBeenCalledTimes(2);
    expect(tray.setToolTip).toHaveBeenLastCalledWith(expect.stringContaining('1 new alert'));
    clock.advance(1_000);
    expect(tray.setContextMenu).toHaveBeenCalledTimes(2);
    events.emit('click');
    expect(toggleWindow).toHaveBeenCalled();
  });

  it('toggles the window on a click, but on macOS, where the click opens the menu', () => {
    const linux = shown('linux');
    linux.events.emit('click');
    expect(linux.toggleWindow).toHaveBeenCalledOnce();
    const mac = shown('darwin');
    mac.events.emit('click');
    expect(mac.toggleWindow).not.toHaveBeenCalled();
  });
});
