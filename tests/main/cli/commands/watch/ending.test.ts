import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../engine/temporary-folder.ts';
import { run, startGateway } from '../../harness.ts';

describe('watch ends', () => {
  it.each<[string, string[], NodeJS.ProcessEnv, string]>([
    ['an unknown flag', ['--jsn'], {}, 'There is no flag --jsn. Did you mean --json?'],
    ['a stray word', ['now'], {}, '"now" is not expected here'],
    ['a flag without its value', ['--url'], {}, '--url needs a value'],
    ['a flag that swallowed the next', ['--url', '--json'], {}, '--url needs a value'],
    ['a switch with a value', ['--json=yes'], {}, '--json takes no value'],
    ['a ws: address', ['--url', 'ws://127.0.0.1:1/eventory'], {}, 'must start with wss://'],
    ['a ws: address in the environment', [], { EVENTORY_URL: 'ws://127.0.0.1:1/eventory' }, 'must start with wss://'],
    ['a variable by its name', [], { EVENTORY_UNLISTED: 'never' }, '"never" is no value for EVENTORY_UNLISTED'],
    [
      'a flag over its variable',
      ['--unlisted', 'no'],
      { EVENTORY_UNLISTED: 'never' },
      '"no" is no value for --unlisted',
    ],
    ['an address that is none', ['--url', 'gateway'], {}, 'is not an address'],
    ['an unknown endpoint', ['--endpoint', 'filterd'], {}, 'Did you mean filtered?'],
    ['an unknown policy', ['--unlisted', 'never'], {}, 'Use alert or feed'],
    [
      'a missing CA file',
      ['--ca', '/nowhere/ca.pem'],
      {},
      '"/nowhere/ca.pem" is no value for --ca. The file does not exist',
    ],
    ['a CA file without a certificate', ['--ca', import.meta.filename], {}, 'holds no certificate'],
    [
      'a missing watchlist',
      ['--watchlist', '/nowhere.json'],
      {},
      '/nowhere.json cannot be used. The file does not exist',
    ],
    [
      'a missing key file',
      ['--api-key-file', '/nowhere.key'],
      {},
      '"/nowhere.key" is no value for --api-key-file. The file does not exist',
    ],
    ['a timeout of nothing', ['--timeout', '0'], {}, 'Give a number of seconds'],
    ['a count of nothing', ['--count', '0'], {}, 'Give a whole number'],
    ['the key as a flag', ['--api-key', 'secret-of-mine'], {}, 'Set EVENTORY_API_KEY'],
    ['the key as a flag, with =', ['--api-key=secret-of-mine'], {}, 'Set EVENTORY_API_KEY'],
    ['no key', [], { EVENTORY_API_KEY: '' }, 'There is no API key'],
  ])('with 2 and advice for %s', async (_what, args, env, advice) => {
    const watch = await run(['watch', ...args], { EVENTORY_API_KEY: 'k', ...env });
    expect(await watch.status).toBe(2);
    expect(watch.err()).toContain(advice);
    expect(watch.err()).not.toContain('secret-of-mine');
    expect(watch.out()).toEqual([]);
  });

  it.each<[string, string, RegExp[]]>([
    ['text that is no JSON', '[\n  {"event_id": "a"},\n  {"event_id": \n]', [/line \d/]],
    [
      'a field that cannot be read',
      '[\n  {"event_id": "a"},\n  {"event_id": "b",\n   "section": "10-"}\n]',
      [/line 4, section/, /10-/],
    ],
    ['an entry without an event', '[\n  {"label": "x"}\n]', [/line 2, event_id/]],
  ])('with 2, line and field for a watchlist with %s', async (_what, text, expected) => {
    const file = join(await temporaryFolder(), 'list.json');
    await writeFile(file, text);
    const watch = await run(['watch', '--watchlist', file], { EVENTORY_API_KEY: 'k' });
    expect(await watch.status).toBe(2);
    for (const part of expected) expect(watch.err()).toMatch(part);
    expect(watch.err()).toContain(file);
  });

  it('not for a name in the watchlist that is no field, of which it warns', async () => {
    const { flags } = await startGateway();
    const file = join(await temporaryFolder(), 'list.json');
    await writeFile(file, '[\n  {"event_id": "a",\n   "max prise": 100}\n]');
    const watch = await run(['watch', ...flags, '--watchlist', file], { EVENTORY_API_KEY: 'wrong' });
    expect(await watch.status).toBe(3);
    expect(watch.err()).toMatch(/line 3, max prise: .*Did you mean max_price_filter/);
  });

  it('with 3 if the gateway refuses the key', async () => {
    const { flags } = await startGateway();
    const watch = await run(['watch', ...flags], { EVENTORY_API_KEY: 'wrong' });
    expect(await watch.status).toBe(3);
    expect(watch.err()).toMatch(/key/);
    expect(watch.err()).not.toContain('wrong');
  });

  it.each([1008, 4401, 4403])('with 3 if the gateway closes with %d', async (code) => {
    const { gateway, flags, env } = await startGateway();
    const watch = await run(['watch', ...flags], env);
    await gateway.waitForConnections();
    gateway.closeAll(code, 'no subscription');
    expect(await watch.status).toBe(3);
    expect(watch.err()).toContain(`(${code}): “no subscription”`);
    expect(watch.out().at(-1)).toMatch(/unauthorised: Stopped: the key was not accepted$/);
  });

  it('with 3 if the gateway forbids the key', async () => {
    const { gateway, flags, env } = await startGateway();
    gateway.refuseUpgrades(403);
    const watch = await run(['watch', ...flags], env);
    expect(await watch.status).toBe(3);
    expect(watch.err()).toContain('(403)');
  });

  it('with 3, at once, for a key that no header can carry', async () => {
    const { flags } = await startGateway();
    const watch = await run(['watch', ...flags], { EVENTORY_API_KEY: 'schlüssel' });
    expect(await watch.status).toBe(3);
    expect(watch.err()).toMatch(/Copy the key again/);
    expect(watch.err()).not.toContain('schlüssel');
  });

  it('with 4 if it could not connect in time, and says why', async () => {
    const { gateway, flags, env } = await startGateway();
    await gateway.dispose();
    const watch = await run(['watch', ...flags, '--timeout', '1'], env);
    expect(await watch.status).toBe(4);
    expect(watch.err()).toContain('Not connected within 1 s.');
    expect(watch.err()).toMatch(/refused/i);
  });

  it('with 0 on Ctrl+C, the connection closed', async () => {
    const { gateway, flags, env } = await startGateway();
    const watch = await run(['watch', ...flags], env);
    await gateway.waitForConnections();
    watch.interrupt();
    expect(await watch.status).toBe(0);
    await expect.poll(() => gateway.connections()).toEqual([]);
  });
});
