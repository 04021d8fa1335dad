/** Beside a label, to the chart and to the edge. */
const MARGIN_PX = 12;
const MIN_PX = 40;

type Context = Pick<CanvasRenderingContext2D, 'save' | 'restore' | 'font'> & {
  measureText(text: string): { readonly width: number };
};

/** Room for the longest label of an axis, in CSS pixels: half a price is another price. `null`: nothing is drawn yet. */
export function axisWidth(
  font: string,
): (chart: { readonly ctx: Context }, labels: readonly string[] | null) => number {
  return ({ ctx }, labels) => {
    ctx.save();
    ctx.font = font;
    const widths = (labels ?? []).map((label) => ctx.measureText(label).width);
    ctx.restore();
    return Math.max(MIN_PX, ...widths.map((width) => width + MARGIN_PX));
  };
}
