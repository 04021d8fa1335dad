import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../../main/cli/commands.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';
import { run } from '../harness.ts';

const hasShell = (shell: string) => spawnSync(shell, ['-c', ':']).status === 0;

async function script(shell: string): Promise<string> {
  const completions = await run(['completions', shell]);
  expect(await completions.status).toBe(0);
  const file = join(await temporaryFolder(), 'completions');
  await writeFile(file, `${completions.out().join('\n')}\n`);
  return file;
}

describe('completions', () => {
  it.each(['bash', 'zsh', 'fish'])('know every command and flag in %s', async (shell) => {
    const completions = await run(['completions', shell]);
    await completions.status;
    const text = completions.out().join('\n');
    for (const { name, flags } of COMMANDS) {
      expect(text).toContain(name);
      for (const flag of Object.keys(flags)) expect(text).toMatch(new RegExp(`(--|-l )${flag}\\b`));
    }
  });

  it.each([
    ['tcsh', 'Use bash, zsh or fish.'],
    ['powershell', 'Use bash, zsh or fish.'],
    ['fissh', 'Use bash, zsh or fish. Did you mean fish?'],
  ])('are not there for %s', async (shell, advice) => {
    const completions = await run(['completions', shell]);
    expect(await completions.status).toBe(2);
    expect(completions.err().trim()).toBe(`"${shell}" is no value for "completions". ${advice}`);
  });

  it.skipIf(!hasShell('bash'))('complete in bash', async () => {
    const file = await script('bash');
    const complete = (...words: string[]) => {
      const line = `source '${file}'; COMP_WORDS=(eventory-tray "$@"); COMP_CWORD=${words.length}; _eventory_tray; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', line, 'bash', ...words], { encoding: 'utf8' })
        .stdout.trim()
        .split('\n');
    };
    expect(complete('wa')).toEqual(['watch']);
    expect(complete('watch', '--end')).toEqual(['--endpoint']);
    expect(complete('watch', '--endpoint', '')).toEqual(['subscribe', 'filtered']);
    expect(complete('validate', file.slice(0, -3))).toEqual([file]);
    expect(complete('completions', 'z')).toEqual(['zsh']);
  });

  it.skipIf(!hasShell('zsh'))('are a script that zsh reads', async () => {
    expect(spawnSync('zsh', ['-n', await script('zsh')], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  it.skipIf(!hasShell('fish'))('complete in fish', async () => {
    const file = await script('fish');
    const complete = (line: string) =>
      spawnSync('fish', ['--no-config', '-c', `source ${file}; complete -C '${line}'`], { encoding: 'utf8' })
        .stdout.trim()
        .split('\n')
        .map((offer) => offer.split('\t')[0]);
    expect(complete('eventory-tray wat')).toEqual(['watch']);
    expect(complete('eventory-tray watch --endpoint ')).toEqual(['filtered', 'subscribe']);
  });
});
