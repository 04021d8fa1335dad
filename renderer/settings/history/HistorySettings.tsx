import { NumberInput } from '@mantine/core';
import { type ComponentProps, useEffect, useId, useState } from 'react';
import type { Settings } from '../../../core/settings/settings.ts';
import { BackupRows } from '../backup/BackupRows.tsx';
import { SettingGroup, SettingRow } from '../controls/SettingRow.tsx';
import { useSettings } from '../use-settings.ts';
import { ClearHistory } from './ClearHistory.tsx';
import { StorageRow } from './StorageRow.tsx';
import { useStorage } from './use-storage.ts';

/** How long and how much is kept, how much that is now, and what can be done about it. */
export function HistorySettings() {
  const storage = useStorage();
  return (
    <SettingGroup id="history" title="History">
      <LimitRow
        name="keep_days"
        label="Keep messages for"
        hint="Days. Older ones are deleted; prices over time and statistics stay for two years."
        alsoFoundBy="retention delete old age"
      />
      <LimitRow
        name="max_messages"
        label="At most"
        hint="Messages. Beyond that the oldest are deleted."
        alsoFoundBy="retention number of messages"
      />
      <LimitRow
        name="max_size_mb"
        label="Size at most"
        hint="Megabytes. Beyond that the oldest keep their line, without offers and raw message."
        alsoFoundBy="retention disk space storage"
      />
      <StorageRow storage={storage} />
      <BackupRows />
      <ClearHistory onCleared={storage.refresh} />
    </SettingGroup>
  );
}

interface LimitRowProps extends Pick<ComponentProps<typeof SettingRow>, 'label' | 'hint' | 'alsoFoundBy'> {
  readonly name: keyof Settings['history'];
}

/** One limit of what is kept. */
function LimitRow({ name, ...row }: LimitRowProps) {
  const { settings, save, issueOf } = useSettings();
  const id = useId();
  return (
    <SettingRow {...row} htmlFor={id} error={issueOf(`history.${name}`)}>
      <CommitNumber id={id} value={settings.history[name]} onCommit={(limit) => save({ history: { [name]: limit } })} />
    </SettingRow>
  );
}

interface CommitNumberProps {
  readonly id: string;
  readonly value: number;
  /** Resolves to whether the number was accepted. */
  readonly onCommit: (value: number) => Promise<boolean>;
}

/** A number that counts once it is finished: the first digits of a larger one must delete nothing. */
function CommitNumber({ id, value, onCommit }: CommitNumberProps) {
  const [text, setText] = useState<number | string>(value);
  useEffect(() => setText(value), [value]);
  const commit = () => {
    if (typeof text !== 'number') setText(value);
    else if (text !== value) void onCommit(text);
  };
  return (
    <NumberInput
      id={id}
      w={140}
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator=","
      hideControls
      value={text}
      onChange={setText}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setText(value);
      }}
    />
  );
}
