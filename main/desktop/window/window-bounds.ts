import type { Rectangle } from 'electron';
import { z } from 'zod';

/** In device-independent pixels. */
const DEFAULT_SIZE = { width: 1100, height: 720 } as const;
export const MINIMUM_SIZE = { width: 720, height: 480 } as const;

/** How much of the window's top edge must be on a display for it to be seen and dragged. */
const MIN_VISIBLE_PX = 120;

const windowStateSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
});

/** Where the window was, as the window store keeps it. */
export type WindowState = z.infer<typeof windowStateSchema>;

/** The stored state, or `null` if there is none or it cannot be read. */
export function readWindowState(document: unknown): WindowState | null {
  const parsed = windowStateSchema.safeParse(document);
  return parsed.success ? parsed.data : null;
}

/**
 * Where to put the window: where it was, if that can still be seen on one of the displays; else the remembered size
 * in the middle of the screen (no position). Never larger than the display it is on.
 *
 * @param workAreas of the displays, the primary one first.
 */
export function restoreBounds(
  state: WindowState | null,
  workAreas: readonly Rectangle[],
): Partial<Pick<Rectangle, 'x' | 'y'>> & Pick<Rectangle, 'width' | 'height'> {
  if (state === null) return fitToDisplay(DEFAULT_SIZE, workAreas[0]);
  const home = workAreas.find((area) => isReachable(state, area));
  if (home === undefined) return fitToDisplay(state, workAreas[0]);
  const size = fitToDisplay(state, home);
  return {
    ...size,
    x: clamp(state.x, home.x - size.width + MIN_VISIBLE_PX, home.x + home.width - MIN_VISIBLE_PX),
    y: Math.max(state.y, home.y),
  };
}

/**
 * Where a window goes whose display is gone: the middle of the primary display. `null` if it can be seen where it is.
 *
 * @param bounds of the window now.
 * @param size that it should have.
 * @param workAreas of the displays, the primary one first.
 */
export function relocate(
  bounds: Rectangle,
  size: Pick<Rectangle, 'width' | 'height'>,
  workAreas: readonly Rectangle[],
): Rectangle | null {
  const [primary] = workAreas;
  if (primary === undefined || workAreas.some((area) => isReachable(bounds, area))) return null;
  const { width, height } = fitToDisplay(size, primary);
  return {
    x: primary.x + Math.max(0, Math.round((primary.width - width) / 2)),
    y: primary.y + Math.max(0, Math.round((primary.height - height) / 2)),
    width,
    height,
  };
}

function isReachable(bounds: Rectangle, area: Rectangle): boolean {
  const left = Math.max(bounds.x, area.x);
  const right = Math.min(bounds.x + bounds.width, area.x + area.width);
  return right - left >= MIN_VISIBLE_PX && bounds.y >= area.y - 40 && bounds.y <= area.y + area.height - 40;
}

function fitToDisplay(
  { width, height }: { readonly width: number; readonly height: number },
  area: Rectangle | undefined,
): Pick<Rectangle, 'width' | 'height'> {
  return {
    width: clamp(width, MINIMUM_SIZE.width, Math.max(area?.width ?? width, MINIMUM_SIZE.width)),
    height: clamp(height, MINIMUM_SIZE.height, Math.max(area?.height ?? height, MINIMUM_SIZE.height)),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
