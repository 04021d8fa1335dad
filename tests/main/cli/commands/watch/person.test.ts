import { describe, expect, it } from 'vitest';
import { offerSectionsMessage } from '../../../../core/notification/messages.ts';
import { run, startGateway } from '../../harness.ts';

describe('watch for a person', () => {
  it('prints a line with event, offer and link, and no character that could steer the terminal', async () => {
    const { gateway, flags, env } = await startGateway();
    const watch = await run(['watch', ...flags, '--count', '1'], env);
    await gateway.waitForConnections();
    const infos = offerSectionsMessage().event_infos as object;
    gateway.sendFrame({ ...offerSectionsMessage(), event_infos: { ...infos, event_name: '\u001b[2JEvil\u202e' } });
    expect(await watch.status).toBe(0);
    const line = watch.out().at(-1) ?? '';
    expect(line).toMatch(
      /ALERT {6}abc123 .*Evil.*Floor GA \$129\.50 12 left {2}https:\/\/tickets\.example\/cart\/floor-ga$/,
    );
    expect(line).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});

describe('watch for a person, while it is not connected', () => {
  it('reports it in full once, not at every try, with the time of the next', async () => {
    const { gateway, flags, env } = await startGateway();
    gateway.refuseUpgrades(500);
    const watch = await run(['watch', ...flags, '--timeout', '20'], env);
    await expect
      .poll(() => watch.out().filter((line) => line.includes('waiting:')).length, { timeout: 15_000 })
      .toBeGreaterThanOrEqual(3);
    const out = watch.out();
    expect(out[0]).toMatch(/connecting: Connecting$/);
    const waiting = out.filter((line) => line.includes('waiting:'));
    expect(waiting[0]).toMatch(
      /waiting: Trying again in a moment: the gateway answered 500 \(next try \d\d:\d\d:\d\d\)\. 127\.0\.0\.1:\d+ has a problem \(500\)\. There is nothing to do/,
    );
    expect(waiting[2]).toMatch(/the gateway answered 500 \(next try \d\d:\d\d:\d\d\)$/);
    expect(out.join('\n').match(/has a problem/g)).toHaveLength(1);
    gateway.refuseUpgrades(404);
    await expect
      .poll(() => watch.out().join('\n'), { timeout: 15_000 })
      .toMatch(/has no notifications at this address \(404\)/);
  }, 40_000);

  it('reports a gap with its reason', async () => {
    const { gateway, flags, env } = await startGateway();
    const watch = await run(['watch', ...flags], env);
    await gateway.waitForConnections();
    gateway.closeAll(1012);
    await expect
      .poll(() => watch.out().join('\n'), { timeout: 5000 })
      .toMatch(/GAP {2}nothing was heard from \S+ to \S+ \(the gateway closed the connection \(1012\)\)/);
  });
});
