import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { SettingGroup, SettingRow } from '../SettingRow.tsx';
import { useSettings } from '../use-settings.ts';
import { ClearHistory } from './ClearHistory.tsx';
import { StorageRow } from './StorageRow.tsx';
import { useStorage } from './use-storage.ts';

/** How long and how much is kept, how much that is now, and what can be done about it. */
export function HistorySettings() {
  const { settings, save, issueOf } = useSettings();
  const { history } = settings;
  const storage = useStorage();
  return (
    <SettingGroup id="history" title="History">
      <SettingRow
        label="Keep messages for"
        htmlFor="history-days"
        hint="Days. Older ones are deleted; prices over time and statistics stay for two years."
        alsoFoundBy="retention delete old age"
        error={issueOf('history.keep_days')}
      >
        <CommitNumber
          id="history-days"
          value={history.keep_days}
          onCommit={(keep_days) => save({ history: { keep_days } })}
        />
      </SettingRow>
      <SettingRow
        label="At most"
        htmlFor="history-messages"
        hint="Messages. Beyond that the oldest are deleted."
        alsoFoundBy="retention number of messages"
        error={issueOf('history.max_messages')}
      >
        <CommitNumber
          id="history-messages"
          value={history.max_messages}
          onCommit={(max_messages) => save({ history: { max_messages } })}
        />
      </SettingRow>
      <SettingRow
        label="Size at most"
        htmlFor="history-size"
        hint="Megabytes. Beyond that the oldest keep their line, without offers and raw message."
        alsoFoundBy="retention disk space storage"
        error={issueOf('history.max_size_mb')}
      >
        <CommitNumber
          id="history-size"
          value={history.max_size_mb}
          onCommit={(max_size_mb) => save({ history: { max_size_mb } })}
        />
      </SettingRow>
      <StorageRow storage={storage} />
      <ClearHistory onCleared={storage.refresh} />
    </SettingGroup>
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
