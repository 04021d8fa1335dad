import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { COMMANDS } from '../../../main/cli/commands.ts';
import { acquireInstanceLock } from '../../../main/host/locks/instance-lock.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { offerSectionsMessage } from '../../core/notification/messages.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { run, startGateway } from './harness.ts';

describe('the command line', () => {
  it('explains itself on --help, for all and for each command', async () => {
    const overview = await run(['--help']);
    expect(await overview.status).toBe(0);
    for (const { name: command } of COMMANDS) {
      expect(overview.out().join('\n')).toContain(command);
      for (const args of [
        [command, '--help'],
        ['help', command],
      ]) {
        const help = await run(args);
        expect(await help.status).toBe(0);
        expect(help.out()[0]).toMatch(new RegExp(`^Usage: eventory-tray ${command} .*\\[flags\\]$`));
      }
    }
  });

  it('names the commands if none is given, with status 2', async () => {
    const nothing = await run([]);
    expect(await nothing.status).toBe(2);
    expect(nothing.err()).toContain('simulate');
  });

  it('prints its version', async () => {
    const version = await run(['--version']);
    expect(await version.status).toBe(0);
    expect(version.out()).toEqual([`eventory-tray ${packageJson.version}`]);
  });

  it.each([
    [['wacth'], 'There is no command "wacth". Did you mean watch?'],
    [['help', 'wacth'], 'There is no command "wacth". Did you mean watch?'],
    [['--help', 'NOPE'], 'There is no command "NOPE". The commands are serve, watch, history,'],
  ])('refuses %s and says which command there is', async (args, message) => {
    const wrong = await run(args);
    expect(await wrong.status).toBe(2);
    expect(wrong.err()).toContain(message);
    expect(wrong.out()).toEqual([]);
  });

  it.each([[['help', '--help']], [['help', 'help']], [['help', 'version']]])(
    'lists the commands on %s',
    async (args) => {
      const help = await run(args);
      expect(await help.status).toBe(0);
      expect(help.out().join('\n')).toContain('Commands:');
    },
  );
});

describe('check', () => {
  it('numbers the steps and passes if all is well', async () => {
    const { gateway, flags, env } = await startGateway();
    const check = await run(['check', '--json', ...flags], env);
    void gateway.waitForConnections().then(() => gateway.sendFrame(offerSectionsMessage()));
    expect(await check.status).toBe(0);
    expect(check.json().map(({ number, name }) => `${number} ${name}`)).toEqual([
      '1 DNS lookup',
      '2 TCP',
      '3 TLS',
      '4 Ping',
      '5 Sign-in',
      '6 First message',
    ]);
    expect(check.out().join()).not.toContain(gateway.apiKey);
    expect(gateway.peakConnections).toBe(1);
  });

  it('goes as far as it can without a key', async () => {
    const { gateway, flags } = await startGateway();
    const check = await run(['check', '--json', ...flags]);
    expect(await check.status).toBe(0);
    expect(check.json().map(({ state }) => state)).toEqual([...Array(4).fill('passed'), 'skipped', 'skipped']);
    expect(check.err()).toMatch(/no API key\. Set EVENTORY_API_KEY.*ends before the sign-in/);
    expect(gateway.peakConnections).toBe(0);
  });

  it('ends with 3 if the key is refused, and says what to do', async () => {
    const { flags } = await startGateway();
    const check = await run(['check', ...flags], { EVENTORY_API_KEY: 'wrong' });
    expect(await check.status).toBe(3);
    expect(check.out().join('\n')).toMatch(/5\. Sign-in: failed/);
  });

  it.each([403, 401])('ends with 3 if the upgrade is answered with %d', async (status) => {
    const { gateway, flags, env } = await startGateway();
    gateway.refuseUpgrades(status);
    const check = await run(['check', ...flags], env);
    expect(await check.status).toBe(3);
    expect(check.out().join('\n')).toMatch(/5\. Sign-in: failed/);
  });

  it.each([1008, 4401, 4403])('ends with 3 if the connection is closed with %d once it is open', async (code) => {
    const { gateway, flags, env } = await startGateway();
    void gateway.waitForConnections().then(() => gateway.closeAll(code, 'subscription ended'));
    const check = await run(['check', ...flags], env);
    expect(await check.status).toBe(3);
    const text = check.out().join('\n');
    expect(text).toMatch(/6\. First message: failed/);
    expect(text).toContain(`(${code}): “subscription ended”`);
    expect(text.match(/The gateway closed the connection/g)).toHaveLength(1);
  });

  it('ends with 4 if the gateway asks for patience', async () => {
    const { gateway, flags, env } = await startGateway();
    gateway.refuseUpgrades(429, { 'retry-after': '60' });
    const check = await run(['check', ...flags], env);
    expect(await check.status).toBe(4);
    expect(check.out().join('\n')).toContain('(429)');
  });

  it('opens no connection while the app runs on the folder, and says what to do', async () => {
    const { gateway, flags, env, folder } = await startGateway();
    const app = await acquireInstanceLock(folder);
    if ('running' in app) throw new Error('claimed by another');
    onTestFinished(() => app.dispose());
    const check = await run(['check', '--json', ...flags, '--data', folder], { ...env, EVENTORY_API_KEY: '' });
    expect(await check.status).toBe(0);
    expect(check.json().map(({ state }) => state)).toEqual([...Array(4).fill('passed'), 'skipped', 'skipped']);
    expect(check.json()[4]?.detail).toContain('under Health');
    expect(check.err()).toMatch(/is running.*quit it first/);
    expect(gateway.peakConnections).toBe(0);
  });

  it('ends with 4 if nothing listens', async () => {
    const { gateway, flags, env } = await startGateway();
    await gateway.dispose();
    const check = await run(['check', ...flags], env);
    expect(await check.status).toBe(4);
    expect(check.out().join('\n')).toMatch(/2\. TCP: failed/);
  });
});

describe('simulate', () => {
  it('prints where it is, and what it prints is enough to connect', async () => {
    const simulate = await run(['simulate', '--json', '--seed', '7']);
    await expect.poll(() => simulate.out().length).toBe(1);
    const { url, ca, api_key, watchlist } = simulate.json()[0] as Record<string, string>;
    expect(await readFile(ca ?? '', 'utf8')).toContain('BEGIN CERTIFICATE');
    const args = [
      'watch',
      '--json',
      '--url',
      url ?? '',
      '--ca',
      ca ?? '',
      '--watchlist',
      watchlist ?? '',
      '--count',
      '1',
    ];
    const watch = await run(args, { EVENTORY_API_KEY: api_key });
    expect(await watch.status).toBe(0);
    expect(watch.json().at(-1)).toMatchObject({ type: 'notification' });
    simulate.interrupt();
    expect(await simulate.status).toBe(0);
    expect(existsSync(ca ?? '')).toBe(false);
  }, 30_000);

  it('says how to connect', async () => {
    const simulate = await run(['simulate', '--scenario', 'none']);
    await expect
      .poll(() => simulate.out().join('\n'))
      .toMatch(/EVENTORY_API_KEY=\S+ npm run --silent cli -- watch --url wss:\S+ --ca \S+/);
  });

  it('refuses a scenario there is not, and a port in use', async () => {
    const unknown = await run(['simulate', '--scenario', 'onsale']);
    expect(await unknown.status).toBe(2);
    expect(unknown.err()).toContain('Did you mean on-sale?');
    const { gateway } = await startGateway();
    const taken = await run(['simulate', '--port', String(gateway.port)]);
    expect(await taken.status).toBe(2);
    expect(taken.err()).toContain('is in use');
  });
});

describe('serve', () => {
  it.each([
    ['--port', '0', 'Give a whole number'],
    ['--url', 'ws://x.example/', 'must start with wss://'],
    ['--api-key', 'k', 'Set EVENTORY_API_KEY'],
  ])('refuses %s %s with 2', async (flag, value, advice) => {
    const serve = await run(['serve', flag, value]);
    expect(await serve.status).toBe(2);
    expect(serve.err()).toContain(advice);
  });
});

const CLI = join(import.meta.dirname, '../../../main/cli.ts');

/** The command line as its own process. */
async function spawned(args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env }, stdio: 'pipe' });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  return { child, ended, out: () => out, err: () => err };
}

describe('the process', () => {
  it('ends with 0 on SIGINT, with only whole lines on standard output', async () => {
    const { gateway, flags, env } = await startGateway();
    const { child, ended, out, err } = await spawned(['watch', '--json', ...flags], env);
    await gateway.waitForConnections();
    gateway.sendFrame(offerSectionsMessage());
    await expect.poll(() => out(), { timeout: 5000 }).toContain('"notification"');
    child.kill('SIGINT');
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(err()).toBe('');
    expect(out().endsWith('\n')).toBe(true);
    for (const line of out().trimEnd().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  }, 20_000);

  it('ends quietly if the reader of its output goes away', async () => {
    const { gateway, flags, env } = await startGateway();
    const { child, ended, err } = await spawned(['watch', '--json', ...flags], env);
    await gateway.waitForConnections();
    child.stdout.destroy();
    const sending = setInterval(() => gateway.sendFrame(offerSectionsMessage()), 50);
    expect(await ended).toEqual({ code: 0, signal: null });
    clearInterval(sending);
    expect(err()).toBe('');
  }, 20_000);

  it.skipIf(!existsSync('/dev/full')).each([['--help'], ['completions bash'], ['export']])(
    'fails if the output of %s finds no room on its disk (skipped if the system has no /dev/full)',
    async (args) => {
      const data = await temporaryFolder();
      await writeFile(join(data, 'watchlist.json'), '{"version":1,"entries":[],"damaged":[]}');
      const full = openSync('/dev/full', 'w');
      onTestFinished(() => closeSync(full));
      const { status, stderr } = spawnSync(process.execPath, [CLI, ...args.split(' ')], {
        env: { ...process.env, EVENTORY_DATA: data },
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      expect(stderr).toMatch(/^The output is not complete: ENOSPC: .*\. Check the space on its disk\.\n$/);
      expect(status).toBe(1);
    },
    20_000,
  );

  it('ends with the status of the failure', async () => {
    const { ended, err, out } = await spawned(['watch', '--url', 'ws://x.example/'], { EVENTORY_API_KEY: 'k' });
    expect(await ended).toEqual({ code: 2, signal: null });
    expect(err()).toContain('must start with wss://');
    expect(out()).toBe('');
  }, 20_000);
});
