import { TextInput } from '@mantine/core';
import { useMemo } from 'react';
import type { ParseResult } from '../../../../core/watchlist/expressions/parse-result.ts';
import type { EntryFormState } from '../use-entry-form.ts';
import { FormField } from './FormField.tsx';

interface Props<T> {
  readonly form: EntryFormState;
  readonly field: 'section' | 'row_filter' | 'keywords';
  readonly label: string;
  readonly placeholder: string;
  readonly parse: (text: string) => ParseResult<T>;
  readonly describe: (expression: T) => string;
  /** What a blank field means. */
  readonly blankHint: string;
}

/** An expression, checked by its own parser while it is typed, with how it was understood below. */
export function ExpressionField<T>({ form, field, label, placeholder, parse, describe, blankHint: blank }: Props<T>) {
  const text = form.draft[field];
  const parsed = useMemo(() => parse(text), [parse, text]);
  const understood = !parsed.ok || text.trim() === '' ? null : describe(parsed.expression);
  return (
    <FormField label={label} error={form.issueOf(field)} interpretation={understood} hint={blank}>
      {(props) => (
        <TextInput
          {...props}
          placeholder={placeholder}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => form.change({ [field]: event.currentTarget.value })}
        />
      )}
    </FormField>
  );
}
