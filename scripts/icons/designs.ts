import type { TrayMood } from '../../main/desktop/tray-mood.ts';
import type { Colour, Layer } from './paint.ts';
import { box, circle, type Shape, scaled, stroke, union, without } from './shapes.ts';

const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [0, 0, 0];

/** Each stands out from a light and a dark panel alike, and white marks stand out from each (3:1, WCAG 1.4.11). */
export const COLOURS = {
  connected: [18, 134, 76],
  connecting: [37, 114, 214],
  offline: [112, 120, 132],
  attention: [214, 51, 60],
  paused: [176, 104, 8],
  unseen: [226, 74, 24],
} as const satisfies Record<TrayMood | 'unseen', Colour>;

/** A ticket with its two notches. */
const TICKET = without(box(0.5, 2.5, 15.5, 13.5, 2), circle(0.5, 8, 1.6), circle(15.5, 8, 1.6));

/** What tells the moods apart without colour. */
const MARKS: Readonly<Record<TrayMood, Shape>> = {
  connected: stroke(1.9, [4.9, 8.2], [7.1, 10.4], [11.2, 5.8]),
  connecting: union(circle(4.6, 8, 1.15), circle(8, 8, 1.15), circle(11.4, 8, 1.15)),
  offline: stroke(1.6, [5.6, 5.6], [10.4, 10.4]),
  attention: union(box(7.05, 4.2, 8.95, 9, 0.4), circle(8, 11, 1.1)),
  paused: union(box(5.2, 5, 7.1, 11, 0.4), box(8.9, 5, 10.8, 11, 0.4)),
};
const OFFLINE_MARK = union(MARKS.offline, stroke(1.6, [10.4, 5.6], [5.6, 10.4]));

const UNSEEN_DOT = circle(12.9, 3.1, 2.9);
const UNSEEN_RING = circle(12.9, 3.1, 3.9);

const markOf = (mood: TrayMood) => (mood === 'offline' ? OFFLINE_MARK : MARKS[mood]);

/** For Windows and Linux: a coloured ticket with a white mark. */
export function colourTrayIcon(mood: TrayMood, unseen: boolean): Layer[] {
  return [
    { shape: TICKET, colour: COLOURS[mood] },
    { shape: markOf(mood), colour: WHITE },
    ...unseenMark(unseen, COLOURS.unseen),
  ];
}

/** For the macOS menu bar, which colours it: black where there is ink, the mark cut out. */
export function templateTrayIcon(mood: TrayMood, unseen: boolean): Layer[] {
  return [{ shape: TICKET, colour: BLACK }, { shape: markOf(mood), colour: null }, ...unseenMark(unseen, BLACK)];
}

function unseenMark(unseen: boolean, colour: Colour): Layer[] {
  if (!unseen) return [];
  return [
    { shape: UNSEEN_RING, colour: null },
    { shape: UNSEEN_DOT, colour },
  ];
}

/** The mark over the taskbar button on Windows. */
export const OVERLAY: readonly Layer[] = [
  { shape: circle(8, 8, 7), colour: COLOURS.unseen },
  { shape: circle(8, 8, 2.6), colour: WHITE },
];

/** The app's own icon. */
export const APP_ICON: readonly Layer[] = [
  { shape: box(0.8, 0.8, 15.2, 15.2, 3.4), colour: [24, 29, 41] },
  { shape: scaled(TICKET, 0.72), colour: WHITE },
  { shape: scaled(MARKS.connected, 0.72), colour: COLOURS.connected },
];
