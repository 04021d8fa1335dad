import { Autocomplete } from '@mantine/core';
import { useMemo } from 'react';
import type { SeenValue } from '../../../../core/feed/seen-values.ts';
import styles from '../editor.module.css';
import { completeList } from '../suggestions/complete-list.ts';

interface Props {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-label': string;
  readonly error: boolean;
  readonly placeholder: string;
  readonly value: string;
  readonly seen: readonly SeenValue[];
  readonly onChange: (text: string) => void;
}

const MAX_SHOWN = 100;

/** A comma list, with what the event's messages have named to choose from. */
export function ListField({ seen, value, ...props }: Props) {
  const choices = useMemo(() => completeList(value, seen).slice(0, MAX_SHOWN), [value, seen]);
  const byText = useMemo(() => new Map(choices.map((choice) => [choice.text, choice.value])), [choices]);
  return (
    <Autocomplete
      {...props}
      // Within the landmark that the form is in.
      comboboxProps={{ portalProps: { target: '#content' } }}
      size="xs"
      spellCheck={false}
      autoComplete="off"
      value={value}
      data={choices.map(({ text }) => text)}
      filter={({ options }) => options}
      maxDropdownHeight={168}
      renderOption={({ option }) => {
        const seenValue = byText.get(String(option.value));
        return (
          <span className={styles.option}>
            <bdi className="cut">{seenValue?.item}</bdi>
            {seenValue?.cheapest != null && <span className={styles.dim}>from {seenValue.cheapest}</span>}
          </span>
        );
      }}
    />
  );
}
