import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Program } from '../../../core/settings/settings.ts';
import styles from '../settings.module.css';

interface Props {
  readonly program: Program;
  readonly error: string | null;
  readonly onChange: (program: Program) => void;
}

/** Which program is started with each alert. */
export function ProgramFields({ program, error, onChange }: Props) {
  const [args, setArgs] = useState(program.args.join('\n'));
  return (
    <>
      <TextInput
        label="Application path"
        description="It gets the alert as JSON on standard input, is started without a shell, and is ended after 30 seconds."
        required
        placeholder="/home/you/bin/on-alert"
        spellCheck={false}
        value={program.path}
        error={error}
        onChange={(event) => onChange({ ...program, path: event.currentTarget.value })}
      />
      <Textarea
        label="Arguments, one per line"
        description="They are passed as they are: no quotes needed."
        autosize
        minRows={2}
        spellCheck={false}
        value={args}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setArgs(text);
          const lines = text.split('\n').map((arg) => arg.trim());
          onChange({ ...program, args: lines.filter((arg) => arg !== '') });
        }}
      />
      <p className={styles.dim}>You confirm a new program outside this page before it is saved.</p>
    </>
  );
}
