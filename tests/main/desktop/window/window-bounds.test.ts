import { describe, expect, it } from 'vitest';
import { readWindowState, relocate, restoreBounds } from '../../../../main/desktop/window/window-bounds.ts';

const primary = { x: 0, y: 0, width: 1920, height: 1040 };
const left = { x: -1280, y: 100, width: 1280, height: 984 };
const at = (x: number, y: number, width = 1000, height = 700) => ({ x, y, width, height, maximized: false });

describe('where the window opens', () => {
  it('is 1100 by 720, placed by the system, at first', () => {
    expect(restoreBounds(null, [primary])).toEqual({ width: 1100, height: 720 });
  });

  it('is where it was, on any display that is still there', () => {
    expect(restoreBounds(at(300, 200), [primary, left])).toEqual({ x: 300, y: 200, width: 1000, height: 700 });
    expect(restoreBounds(at(-1200, 150), [primary, left])).toEqual({ x: -1200, y: 150, width: 1000, height: 700 });
  });

  it('is placed by the system if the display it was on is gone', () => {
    expect(restoreBounds(at(-1200, 150), [primary])).toEqual({ width: 1000, height: 700 });
    expect(restoreBounds(at(5000, 5000), [primary])).toEqual({ width: 1000, height: 700 });
  });

  it('keeps the title bar in reach', () => {
    expect(restoreBounds(at(1850, 20), [primary])).toEqual({ width: 1000, height: 700 });
    expect(restoreBounds(at(1700, -10), [primary])).toMatchObject({ x: 1700, y: 0 });
  });

  it('is never smaller than usable nor larger than the display', () => {
    expect(restoreBounds(at(0, 0, 100, 100), [primary])).toMatchObject({ width: 720, height: 480 });
    expect(restoreBounds(at(0, 0, 4000, 3000), [primary])).toMatchObject({ width: 1920, height: 1040 });
  });
});

describe('a window that is hidden while displays change', () => {
  const size = { width: 1000, height: 700 };
  it.each([
    ['stays on a display that is still there', at(-1200, 150), [primary, left], null],
    ['goes to the middle of the primary display if its own is gone', at(-1200, 150), [primary], { x: 460, y: 170 }],
    ['stays if enough of its title bar can be seen', at(1700, 20), [primary], null],
    ['stays if there is no display at all', at(300, 200), [], null],
  ])('%s', (_rule, bounds, workAreas, expected) => {
    expect(relocate(bounds, size, workAreas)).toEqual(expected === null ? null : { ...expected, ...size });
  });

  it('is never larger than the display it goes to', () => {
    const bounds = { ...at(-9000, 0), width: 4000, height: 3000 };
    expect(relocate(bounds, bounds, [primary])).toEqual(primary);
  });
});

describe('a stored window state', () => {
  it.each([[undefined], [{}], [[]], ['x'], [{ ...at(1, 2), width: 'wide' }], [{ ...at(1, 2), height: 0 }]])(
    'that says %j counts as none',
    (document) => expect(readWindowState(document)).toBeNull(),
  );
  it('is read back', () => expect(readWindowState(at(1, 2))).toEqual(at(1, 2)));
});
