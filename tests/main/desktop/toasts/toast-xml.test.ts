// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toastXml } from '../../../../main/desktop/toasts/toast-xml.ts';
import { parseWindowsActivation } from '../../../../main/desktop/toasts/windows-activation.ts';
import type { Toast } from '../../../../main/engine/ports.ts';

const toast = (overrides: Partial<Toast> = {}): Toast => ({
  id: 'run-1',
  groupId: 'event-1',
  title: 'Floor GA · $129.50',
  body: 'Artist World Tour\nMadison Square Garden',
  actions: ['add_to_cart', 'snooze'],
  urgency: 'normal',
  silent: true,
  ...overrides,
});

const parse = (xml: string) => {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document.documentElement;
};
const argumentsOf = (root: Element) => [
  { type: 'click', arguments: root.getAttribute('launch') ?? '' },
  ...[...root.querySelectorAll('action[activationType=foreground]')].map((action) => ({
    type: 'action',
    arguments: action.getAttribute('arguments') ?? '',
  })),
];

describe('the XML of a Windows toast', () => {
  it('names the toast and the button in what a click hands back', () => {
    const root = parse(toastXml(toast(), 'C:\\Program Files\\Eventory & Co\\icon.png'));
    expect(argumentsOf(root).map(parseWindowsActivation)).toEqual([
      { toastId: 'run-1', action: 'click' },
      { toastId: 'run-1', action: 'add_to_cart' },
      { toastId: 'run-1', action: 'snooze' },
    ]);
    expect(root.querySelector('image')?.getAttribute('src')).toBe('C:\\Program Files\\Eventory & Co\\icon.png');
    expect([...root.querySelectorAll('text')].map((text) => text.textContent)).toEqual([toast().title, toast().body]);
    expect([...root.querySelectorAll('action')].map((one) => one.getAttribute('content'))).toEqual([
      'Add to cart',
      'Snooze 1 h',
    ]);
    expect(root.querySelector('audio')?.getAttribute('silent')).toBe('true');
  });

  it('stays on the screen if it is urgent', () => {
    const root = parse(toastXml(toast({ urgency: 'critical', actions: [], silent: false }), 'icon.png'));
    expect(root.getAttribute('scenario')).toBe('reminder');
    expect(root.querySelectorAll('action[activationType=system]')).toHaveLength(1);
    expect(root.querySelector('audio')).toBeNull();
  });

  it('is well-formed and shows text as text, whatever a message holds', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(text, text, fc.string({ minLength: 1, maxLength: 20 }), (title, body, id) => {
        const root = parse(toastXml(toast({ title, body, id }), 'icon.png'));
        expect(root.querySelectorAll('*')).toHaveLength(7 + [title, body].filter((one) => one !== '').length);
        expect(parseWindowsActivation(argumentsOf(root)[0] ?? { type: '', arguments: '' })?.toastId).toBe(
          id.toWellFormed(),
        );
      }),
      { numRuns: 50 },
    );
  }, 30_000);
});
