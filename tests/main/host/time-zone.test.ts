import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { followTimeZone } from '../../../main/host/time-zone.ts';
import { createVirtualClock } from '../engine/gateway/virtual-clock.ts';

/** A program that changes its system's time zone, and prints the hour of noon UTC before and after. */
const PROGRAM = `
  const { execFileSync } = await import('node:child_process');
  const { followTimeZone } = await import(${JSON.stringify(join(import.meta.dirname, '../../../main/host/time-zone.ts'))});
  const hour = () => new Date(Date.UTC(2026, 5, 1, 12)).getHours();
  const link = (zone) => execFileSync('ln', ['-sfn', '/usr/share/zoneinfo/' + zone, '/etc/localtime']);
  let poll;
  link('Etc/UTC');
  followTimeZone({ after: (_ms, task) => ((poll = task), () => {}) });
  const hours = [hour()];
  for (const zone of ['Asia/Tokyo', 'America/New_York', 'Etc/UTC']) {
    link(zone);
    poll();
    hours.push(hour());
  }
  console.log(JSON.stringify(hours));
`;
const OWN_ETC = 'mount -t tmpfs none /mnt && cp -a /etc/. /mnt/ && mount --bind /mnt /etc && exec "$@"';

async function inOwnEtc(program: readonly string[]): Promise<string | null> {
  const { TZ: _zone, ...env } = process.env;
  const args = ['-m', 'sh', '-c', OWN_ETC, 'sh', ...program];
  const run = promisify(execFile)('unshare', args, { env });
  return run.then(
    ({ stdout }) => stdout,
    () => null,
  );
}

const canChangeZone = process.platform === 'linux' && (await inOwnEtc(['true'])) !== null;

it.runIf(canChangeZone)(
  `a change of the system’s time zone is followed${canChangeZone ? '' : ' (skipped: needs a mount namespace)'}`,
  async () => {
    const program = [process.execPath, '--input-type=module', '-e', PROGRAM];
    expect(JSON.parse((await inOwnEtc(program)) ?? '[]')).toEqual([12, 21, 8, 12]);
  },
  60_000,
);

it('leaves a zone alone that the user has set, and ends with its owner', () => {
  const clock = createVirtualClock();
  const before = process.env.TZ;
  try {
    delete process.env.TZ;
    const following = followTimeZone(clock, () => 'Etc/UTC');
    expect(clock.pending()).toBe(1);
    following.dispose();
    expect(clock.pending()).toBe(0);

    process.env.TZ = 'Asia/Tokyo';
    followTimeZone(clock, () => 'Etc/UTC');
    expect(clock.pending()).toBe(0);
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});
