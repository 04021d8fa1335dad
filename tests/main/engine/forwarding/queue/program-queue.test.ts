import { describe, expect, it } from 'vitest';
import { UNUSED_TARGET } from '../../../../../core/alerts/target-status.ts';
import { createProgramQueue } from '../../../../../main/engine/forwarding/queue/program-queue.ts';
import { testForwardedAlert } from '../../../../../main/engine/forwarding/test-forwarded-alert.ts';
import { createManualClock } from '../../manual-clock.ts';

const alert = (id: number) => ({ ...testForwardedAlert(0), id });

function setUp() {
  const clock = createManualClock();
  const running: { readonly id: number; readonly end: (problem: string | null) => void }[] = [];
  const started: number[] = [];
  const errors: string[] = [];
  const queue = createProgramQueue({
    clock,
    run: ({ id }) =>
      new Promise((resolve) => {
        started.push(id);
        const one = {
          id,
          end(problem: string | null) {
            running.splice(running.indexOf(one), 1);
            resolve(problem);
          },
        };
        running.push(one);
      }),
    onError: (detail) => errors.push(detail),
  });
  return { clock, queue, running, started, errors };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the alerts of a program', () => {
  it('start it in order, four at a time', async () => {
    const { queue, running, started } = setUp();
    for (let id = 1; id <= 6; id++) queue.add(alert(id));
    expect(started).toEqual([1, 2, 3, 4]);
    expect(queue.status()).toEqual({ ...UNUSED_TARGET, waiting: 6 });
    running[1]?.end(null);
    await settle();
    expect(started).toEqual([1, 2, 3, 4, 5]);
    expect(queue.status()).toMatchObject({ delivered: 1, waiting: 5 });
  });

  it('start it 60 times a minute at most, and none is lost', async () => {
    const { clock, queue, running, started } = setUp();
    for (let id = 1; id <= 100; id++) queue.add(alert(id));
    async function endAll() {
      while (running.length > 0) {
        running[0]?.end(null);
        await settle();
      }
    }
    await endAll();
    expect(started).toHaveLength(60);
    await clock.advance(60_001);
    await endAll();
    expect(started).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    expect(queue.status()).toMatchObject({ delivered: 100, failed: 0, waiting: 0 });
  });

  it('are not given to it again if it failed', async () => {
    const { queue, running, started, errors } = setUp();
    queue.add(alert(1));
    running[0]?.end('it ended with status 3');
    await settle();
    expect(started).toEqual([1]);
    expect(errors).toEqual(['the program failed: it ended with status 3']);
    expect(queue.status()).toMatchObject({
      delivered: 0,
      failed: 1,
      waiting: 0,
      withdrawn: 0,
      last_error: 'it ended with status 3',
      last_sent_at: null,
      failing_since: '1970-01-01T00:00:00.000Z',
    });
  });

  it('that waited for 15 minutes are dropped', async () => {
    const { clock, queue, running, started } = setUp();
    for (let id = 1; id <= 5; id++) queue.add(alert(id));
    await clock.advance(15 * 60_000);
    running[0]?.end(null);
    await settle();
    expect(started).toEqual([1, 2, 3, 4]);
    expect(queue.status()).toMatchObject({ failed: 1, last_error: 'an alert waited for 15 minutes' });
  });

  it('stay where they are once the app stops', async () => {
    const { queue, running, started } = setUp();
    for (let id = 1; id <= 5; id++) queue.add(alert(id));
    queue.dispose();
    running[0]?.end(null);
    await settle();
    expect(started).toHaveLength(4);
  });

  it('can be tried with a test', async () => {
    const { queue, running } = setUp();
    const tested = queue.test(alert(0));
    running[0]?.end('it ended with status 3');
    expect(await tested).toEqual({ delivered: false, detail: 'The program failed: it ended with status 3.' });
  });
});
