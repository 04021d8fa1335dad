import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../main/cli/commands.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/command-line.md'), 'utf8');
const FLAGS = COMMANDS.flatMap(({ name, flags }) =>
  Object.entries(flags).map(([flag, { variable }]) => ({ name, flag, variable })),
);

describe('docs/command-line.md', () => {
  it.each(COMMANDS.map(({ name }) => name))('has a chapter on %s', (name) => {
    expect(page).toContain(`\n## ${name}\n`);
  });

  it.each(FLAGS)('explains --$flag of $name', ({ flag, variable }) => {
    expect(page).toContain(`--${flag}`);
    if (variable !== undefined) expect(page).toContain(`\`${variable}\``);
  });

  it('mentions no flag that there is not', () => {
    const known = new Set(FLAGS.map(({ flag }) => flag));
    const mentioned = [...page.matchAll(/(?<![\w-])--([a-z][a-z-]+)/g)].map(([, flag]) => flag ?? '');
    expect(mentioned.filter((flag) => !known.has(flag) && !['silent', 'version'].includes(flag))).toEqual([]);
  });
});
