import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isRunning } from '../../../../main/host/locks/process-identity.ts';
import { runProgram } from '../../../../main/host/programs/run-program.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';

/** Runs a script of Node with arguments. */
async function run(
  script: string,
  { args = [], input = '', timeoutMs = 60_000, signal = new AbortController().signal } = {} as {
    args?: readonly string[];
    input?: string;
    timeoutMs?: number;
    signal?: AbortSignal;
  },
) {
  const folder = await temporaryFolder();
  const file = join(folder, 'script.mjs');
  await writeFile(
    file,
    `import { writeFileSync, readFileSync } from 'node:fs';\nconst out = process.argv[2];\n${script}`,
  );
  const out = join(folder, 'out.txt');
  const program = { path: process.execPath, args: [file, out, ...args] };
  const problem = await runProgram(program, input, { timeoutMs, signal });
  return { problem, out: await readFile(out, 'utf8').catch(() => null), folder };
}

describe('a program that gets an alert', () => {
  it('has it on standard input, and each argument as it is, without a shell', async () => {
    const args = ['$HOME', '; touch /tmp/never', '"quoted" and `more`', '', '%PATH%'];
    const { problem, out } = await run(
      'writeFileSync(out, JSON.stringify({ args: process.argv.slice(3), input: readFileSync(0, "utf8") }));',
      { args, input: '{"title":"Floor GA · $129.50"}\n' },
    );
    expect(problem).toBeNull();
    expect(JSON.parse(out ?? '')).toEqual({ args, input: '{"title":"Floor GA · $129.50"}\n' });
  });

  it('does not inherit the key', async () => {
    const before = { ...process.env };
    process.env.EVENTORY_API_KEY = 'secret-3f9a';
    process.env.EVENTORY_API_KEY_FILE = '/secret-3f9a';
    onTestFinished(() => {
      process.env = before;
    });
    const { out } = await run('writeFileSync(out, JSON.stringify(process.env));');
    expect(out).toContain('PATH');
    expect(out).not.toContain('secret-3f9a');
  });

  it('need not read it', async () => {
    const { problem } = await run('process.stdin.destroy();', { input: 'x'.repeat(1_000_000) });
    expect(problem).toBeNull();
  });

  it('is reported with its status and what it says on standard error', async () => {
    const { problem } = await run('console.error("no light bulb found"); process.exitCode = 3;');
    expect(problem).toBe('it ended with status 3: no light bulb found');
  });

  it.skipIf(process.platform === 'win32')(
    'is ended with what it started if it takes too long',
    async () => {
      const { problem, out } = await run(
        `const { spawn } = await import('node:child_process');
       const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
       writeFileSync(out, String(child.pid));
       setInterval(() => {}, 1000);`,
        { timeoutMs: 3_000 },
      );
      expect(problem).toBe('it took longer than 3 s and was ended');
      await expect.poll(() => isRunning(Number(out), null), { timeout: 10_000 }).toBe(false);
    },
    30_000,
  );

  it('is ended when the app stops', async () => {
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 200);
    expect((await run('setInterval(() => {}, 1000);', { signal: stopping.signal })).problem).toBe(
      'the app was stopped',
    );
  });

  it('that is none is reported', async () => {
    const options = { timeoutMs: 10_000, signal: new AbortController().signal };
    expect(await runProgram({ path: '/nowhere/program', args: [] }, '', options)).toContain('does not exist');
    if (process.platform === 'win32') return;
    const file = join(await temporaryFolder(), 'text');
    await writeFile(file, 'no program');
    await chmod(file, 0o600);
    expect(await runProgram({ path: file, args: [] }, '', options)).toContain('is not a program that may be started');
  });
});
