import { describe, expect, it } from 'vitest';
import { forwardersForAlarm, forwardersForAlert } from '../../../core/alerts/choose-forwarders.ts';
import type { Forwarder } from '../../../core/settings/settings.ts';

const forwarder = (id: string, more: Partial<Forwarder> = {}): Forwarder => ({
  id,
  kind: 'ntfy',
  label: id,
  enabled: true,
  for_all: true,
  ...more,
});
const FORWARDERS = [
  forwarder('all'),
  forwarder('off', { enabled: false }),
  forwarder('named only', { for_all: false }),
  forwarder('lamp', { kind: 'program' }),
];

describe('the forwarders', () => {
  it.each([
    ['null', null, ['all', 'lamp'], ['all']],
    ['none', [], [], []],
    ['one that is not for all', ['named only'], ['named only'], ['named only']],
    ['a program', ['lamp'], ['lamp'], ['lamp']],
    ['one that is off, and one that is gone', ['off', 'gone'], [], []],
    ['one that is gone beside another', ['gone', 'named only'], ['named only'], ['named only']],
    ['only ones that are gone: as if it named none', ['gone', 'of another computer'], ['all', 'lamp'], ['all']],
  ])('that %s names: %j', (_what, named, alert, alarm) => {
    expect(forwardersForAlert(FORWARDERS, [named]).map(({ id }) => id)).toEqual(alert);
    expect(forwardersForAlarm(FORWARDERS, named).map(({ id }) => id)).toEqual(alarm);
  });

  it('that any of several entries names, each once', () => {
    expect(forwardersForAlert(FORWARDERS, [[], ['named only'], null, ['lamp']]).map(({ id }) => id)).toEqual([
      'all',
      'named only',
      'lamp',
    ]);
  });
});
