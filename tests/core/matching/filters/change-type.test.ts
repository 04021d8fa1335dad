import { describe, expect, it } from 'vitest';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification } from '../../../support/build-notification.ts';
import { decided } from '../build.ts';
import { answersAs } from './answers-as.ts';

describe('change_type', () => {
  const changes = [
    { type: 'stock_increase', sections: ['101', 'sec-101'] },
    { type: 'price_decrease', sections: ['sec-101'] },
  ];
  answersAs('change_type', [
    { when: 'the default is in changes', entry: {}, message: { changes }, is: 'yes' },
    { when: 'the second name is', entry: { change_type: ['x', 'price_decrease'] }, message: { changes }, is: 'yes' },
    { when: 'none of the names is', entry: { change_type: ['price_increase'] }, message: { changes }, is: 'no' },
    { when: 'a name is exact', entry: { change_type: ['stock'] }, message: { changes }, is: 'no' },
    {
      when: '* means any, also one the document does not know',
      entry: { change_type: ['*'] },
      message: { changes: [{ type: 'new_thing', sections: ['sec-101'] }] },
      is: 'yes',
    },
    { when: 'changes is empty', entry: {}, message: { changes: [] }, is: 'no' },
  ]);

  it('is unknown where the message has no readable changes', () => {
    const notification = buildNotification({ changes: null });
    expect(decided(notification, [buildEntry()])).toMatchObject({
      outcome: 'alert',
      unverified: ['change_type', 'affected_sections'],
    });
    expect(decided(notification, [buildEntry({ strict: true })])).toMatchObject({ outcome: 'filtered' });
    expect(decided(notification, [buildEntry({ change_type: ['*'], strict: true })])).toMatchObject({
      outcome: 'alert',
    });
  });
});
