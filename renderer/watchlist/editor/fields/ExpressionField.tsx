import { TextInput } from '@mantine/core';
import { useMemo } from 'react';
import type { SeenValue } from '../../../../core/feed/seen-values.ts';
import type { ParseResult } from '../../../../core/watchlist/expressions/parse-result.ts';
import type { EntryFormState } from '../use-entry-form.ts';
import { FormField } from './FormField.tsx';
import { ListField } from './ListField.tsx';

interface Props<T> {
  readonly form: EntryFormState;
  readonly field: 'section' | 'row_filter' | 'keywords';
  readonly label: string;
  readonly placeholder: string;
  readonly parse: (text: string) => ParseResult<T>;
  readonly describe: (expression: T) => string;
  /** What a blank field means. */
  readonly blankHint: string;
  /** Items to choose from; absent if the field is no list. */
  readonly seen?: readonly SeenValue[];
}

/** An expression, checked by its own parser while it is typed, with how it was understood below. */
export function ExpressionField<T>({
  form,
  field,
  label,
  placeholder,
  parse,
  describe,
  blankHint: blank,
  seen,
}: Props<T>) {
  const text = form.draft[field];
  const parsed = useMemo(() => parse(text), [parse, text]);
  const understood = !parsed.ok || text.trim() === '' ? null : describe(parsed.expression);
  return (
    <FormField label={label} error={form.issueOf(field)} interpretation={understood} hint={blank}>
      {(props) =>
        seen === undefined ? (
          <TextInput
            {...props}
            placeholder={placeholder}
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={(event) => form.change({ [field]: event.currentTarget.value })}
          />
        ) : (
          <ListField
            {...props}
            aria-label={label}
            placeholder={placeholder}
            value={text}
            seen={seen}
            onChange={(list) => form.change({ [field]: list })}
          />
        )
      }
    </FormField>
  );
}
