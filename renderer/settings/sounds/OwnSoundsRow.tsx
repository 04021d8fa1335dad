import { Button, FileButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { MAX_OWN_SOUNDS, MAX_SOUND_SECONDS } from '../../../core/settings/own-sounds.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';
import { notifySuccess } from '../../ui/notify.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import { useSettings } from '../use-settings.ts';
import { addSound } from './add-sound.ts';
import { OwnSoundLine } from './OwnSoundLine.tsx';
import styles from './sounds.module.css';

const ACCEPTED = 'audio/*,.wav,.mp3,.ogg,.oga,.opus,.flac,.m4a,.aac';

/** The sounds that the user has added, and how to add one. */
export function OwnSoundsRow() {
  const bridge = useBridge();
  const { sounds } = useSettings().settings;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const resetFile = useRef<() => void>(null);

  async function add(file: File | null): Promise<void> {
    if (file === null) return;
    setBusy(true);
    setProblem(null);
    try {
      notifySuccess(await addSound(bridge, file));
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setBusy(false);
      // The same file can be chosen again.
      resetFile.current?.();
    }
  }

  const isFull = sounds.length >= MAX_OWN_SOUNDS;
  return (
    <SettingRow
      label="Your sounds"
      hint={`WAV, MP3, Ogg, Opus, FLAC, M4A or AAC, up to 10\u00a0MB. Of a longer one the first ${MAX_SOUND_SECONDS}\u00a0s are used.`}
      alsoFoundBy={`own custom sound file import add ringtone ${sounds.map(({ label }) => label).join(' ')}`}
      error={problem}
    >
      {sounds.length > 0 && (
        <ul className={styles.list} aria-label="Your sounds">
          {sounds.map((sound) => (
            <OwnSoundLine key={sound.id} sound={sound} />
          ))}
        </ul>
      )}
      <FileButton accept={ACCEPTED} resetRef={resetFile} onChange={(file) => void add(file)}>
        {(props) => (
          <Button {...props} leftSection={<IconPlus size={14} />} loading={busy} disabled={isFull}>
            Add a sound…
          </Button>
        )}
      </FileButton>
      {isFull && <p className={styles.dim}>There are {MAX_OWN_SOUNDS}, which is the most. Remove one first.</p>}
    </SettingRow>
  );
}
