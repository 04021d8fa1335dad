/**
 * Shapes as signed distances: negative inside, positive outside, in the units of the drawing. A drawing is a list of
 * layers on a grid of 16 by 16 units, whatever the size in pixels.
 */
export type Shape = (x: number, y: number) => number;

export const circle =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius;

/** A rectangle by its edges, with rounded corners. */
export const box =
  (left: number, top: number, right: number, bottom: number, radius = 0): Shape =>
  (x, y) => {
    const dx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + radius;
    const dy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  };

/** A stroke along points, with round ends. */
export const stroke =
  (width: number, ...points: readonly (readonly [number, number])[]): Shape =>
  (x, y) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const [index, [ax, ay]] of points.entries()) {
      const [bx, by] = points[index + 1] ?? [ax, ay];
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const along = length === 0 ? 0 : Math.min(Math.max(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length, 0), 1);
      nearest = Math.min(nearest, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)));
    }
    return nearest - width / 2;
  };

export const union =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));

/** What is in `shape` but in none of `cuts`. */
export const without =
  (shape: Shape, ...cuts: readonly Shape[]): Shape =>
  (x, y) =>
    Math.max(shape(x, y), ...cuts.map((cut) => -cut(x, y)));

/** The shape drawn with another size around the middle of the grid. */
export const scaled =
  (shape: Shape, factor: number): Shape =>
  (x, y) =>
    shape(8 + (x - 8) / factor, 8 + (y - 8) / factor) * factor;
