import { ActionIcon } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { SOUNDS } from '../../../core/alerts/sounds.ts';
import type { OwnSound } from '../../../core/settings/own-sounds.ts';
import { formatCount } from '../../../core/text/format/format-number.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { playSound } from '../../lib/play-sound.ts';
import { useBridge, useWatchlist } from '../../state/stores.tsx';
import { ConfirmButton } from '../../ui/controls/ConfirmButton.tsx';
import { notify, notifyWithUndo } from '../../ui/notify.tsx';
import { CommitInput } from '../controls/CommitInput.tsx';
import { useSettings } from '../use-settings.ts';
import styles from './sounds.module.css';

/** One own sound: its name, which can be changed, a sample, and who uses it. */
export function OwnSoundLine({ sound: { id, label } }: { sound: OwnSound }) {
  const bridge = useBridge();
  const { settings, save } = useSettings();
  const entries = useWatchlist(
    ({ watchlist }) => watchlist?.entries.filter(({ entry }) => entry.sound === id).length ?? 0,
  );
  const [problem, setProblem] = useState<string | null>(null);
  const isDefault = settings.alerts.sound === id;

  async function attempt(
    work: () => Promise<{ ok: boolean; issues?: readonly { message: string }[] }>,
  ): Promise<boolean> {
    try {
      const saved = await work();
      setProblem(saved.ok ? null : (saved.issues?.[0]?.message ?? 'This did not work. Try again.'));
      return saved.ok;
    } catch (error) {
      setProblem(errorMessage(error));
      return false;
    }
  }

  async function restore(): Promise<void> {
    try {
      const saved = await bridge.request('sound.restore', { sound: id, label });
      if (!saved.ok) throw new Error(saved.issues[0]?.message);
      if (isDefault) await save({ alerts: { sound: id } });
    } catch (error) {
      notify({ level: 'error', title: 'The sound was not put back', text: errorMessage(error) });
    }
  }

  async function remove(): Promise<void> {
    if (await attempt(() => bridge.request('sound.remove', { sound: id }))) {
      notifyWithUndo(`“${label}” removed.`, () => void restore());
    }
  }

  const users = [
    ...(isDefault ? ['the default'] : []),
    ...(entries > 0 ? [formatCount(entries, 'entry', 'entries')] : []),
  ].join(' and ');
  const next = isDefault ? SOUNDS[0].label : 'the default';
  return (
    <li className={styles.line}>
      <CommitInput
        aria-label={`Name of “${label}”`}
        className={styles.name ?? ''}
        value={label}
        maxLength={60}
        onCommit={(text) => void attempt(() => bridge.request('sound.rename', { sound: id, label: text }))}
      />
      <ActionIcon
        variant="default"
        size={30}
        aria-label={`Play “${label}”`}
        onClick={() => void playSound(bridge, id, settings.alerts.volume)}
      >
        <IconPlayerPlay size={14} />
      </ActionIcon>
      <ConfirmButton
        label="Remove"
        ariaLabel={`Remove “${label}”`}
        confirmLabel="Remove?"
        onConfirm={() => void remove()}
      />
      {users !== '' && (
        <p className={styles.users}>
          Used by {users}: without it {next} is heard.
        </p>
      )}
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}
