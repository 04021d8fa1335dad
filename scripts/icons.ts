import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** The committed pictures, and in `source` the SVG files that they are rendered from. */
export const ICONS = join(import.meta.dirname, '../assets/icons');

interface Icon {
  /** The file, relative to `ICONS`. */
  readonly file: string;
  readonly svg: string;
  /** Pixels on a side. */
  readonly size: number;
}

/** Electron picks the file that fits the display's scale by its name. */
const SCALES = { '': 1, '@1.25x': 1.25, '@1.5x': 1.5, '@2x': 2, '@3x': 3 };
const MACOS_SCALES = { '': 1, '@2x': 2 };
const APP_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const UNSEEN_DOT = 'unseen-dot';

/** Every icon of the app. */
export function icons(): Icon[] {
  const statuses = readdirSync(join(ICONS, 'source/tray'))
    .map((file) => file.replace('.svg', ''))
    .filter((name) => name !== UNSEEN_DOT);
  return [
    ...statuses.flatMap((status) => [...trayIcons(status, false), ...trayIcons(status, true)]),
    ...scaled('overlay-unseen', sourceOf('overlay-unseen'), SCALES),
    { file: 'app.png', svg: sourceOf('app'), size: 1024 },
    ...APP_SIZES.map((size) => ({ file: `linux/${size}x${size}.png`, svg: sourceOf('app'), size })),
  ];
}

/** The picture as a PNG file. */
export function render({ svg, size }: Icon): Buffer {
  return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

function trayIcons(status: string, unseen: boolean): Icon[] {
  const name = unseen ? `${status}-unseen` : status;
  const color = colorIcon(status, unseen);
  return [
    ...scaled(`tray/windows/${name}`, color, SCALES),
    ...scaled(`tray/macos/${name}Template`, templateIcon(status, unseen), MACOS_SCALES),
    // Panels of Linux desktops scale one picture to their own height, 16 to 48.
    { file: `tray/linux/${name}.png`, svg: color, size: 32 },
  ];
}

function scaled(name: string, svg: string, scales: Readonly<Record<string, number>>): Icon[] {
  return Object.entries(scales).map(([suffix, scale]) => ({ file: `${name}${suffix}.png`, svg, size: 16 * scale }));
}

/** For Windows and Linux: a colored ticket with a white mark. */
function colorIcon(status: string, unseen: boolean): string {
  return masked({ mask: '<rect width="16" height="16" fill="#fff"/>', picture: trayContent(status), unseen });
}

/** For the macOS menu bar, which colors the icon itself: a black ticket with the mark cut out. */
function templateIcon(status: string, unseen: boolean): string {
  const style = '.ticket { fill: #fff } .mark { color: #000 } .dot { fill: #000 }';
  return masked({ mask: trayContent(status), picture: '<rect width="16" height="16"/>', unseen, style });
}

/** The picture where the mask is white. If alerts are unseen, their dot lies over it with a transparent ring around. */
function masked(parts: { mask: string; picture: string; unseen: boolean; style?: string }): string {
  const dot = parts.unseen ? trayContent(UNSEEN_DOT) : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
    <style>${parts.style ?? ''} .ring > * { fill: #000; stroke: #000; stroke-width: 2 }</style>
    <mask id="mask">${parts.mask}<g class="ring">${dot}</g></mask>
    <g mask="url(#mask)">${parts.picture}</g>
    ${dot}
  </svg>`;
}

const sourceOf = (name: string) => readFileSync(join(ICONS, 'source', `${name}.svg`), 'utf8');
/** What is inside the root element. */
const trayContent = (name: string) => sourceOf(`tray/${name}`).replace(/<\/?svg\b[^>]*>/g, '');
