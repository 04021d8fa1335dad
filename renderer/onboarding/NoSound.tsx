import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { NO_SOUND } from '../../core/alerts/sounds.ts';
import { errorMessage } from '../lib/error-message.ts';
import { useSettings } from '../settings/use-settings.ts';
import { useBridge, useView } from '../state/stores.tsx';
import styles from './onboarding.module.css';

/** What helps if a test alert was seen and not heard: the setting at fault, else what the player says. */
export function NoSound() {
  const bridge = useBridge();
  const show = useView((slice) => slice.show);
  const { settings, save } = useSettings();
  const [result, setResult] = useState<string | null>(null);
  const { sound, volume } = settings.alerts;
  const isOff = sound === NO_SOUND;

  async function play(): Promise<void> {
    try {
      const { played, detail } = await bridge.request('sound.preview', { sound, volume });
      setResult(played ? 'The sound was played. Check the volume of this computer and where its sound goes.' : detail);
    } catch (error) {
      setResult(errorMessage(error));
    }
  }

  return (
    <div className={styles.fix}>
      {isOff && <p>The alert sound is set to None.</p>}
      {!isOff && volume === 0 && <p>The volume of alerts is 0.</p>}
      <div className={styles.buttons}>
        {isOff && <Button onClick={() => void save({ alerts: { sound: 'chime' } })}>Turn on Chime</Button>}
        {!isOff && volume === 0 && (
          <Button onClick={() => void save({ alerts: { volume: 0.8 } })}>Turn up the volume</Button>
        )}
        {!isOff && volume > 0 && (
          <Button leftSection={<IconPlayerPlay size={15} />} onClick={() => void play()}>
            Play the sound
          </Button>
        )}
        <Button onClick={() => show('settings')}>Sound settings</Button>
      </div>
      {result !== null && <p role="status">{result}</p>}
    </div>
  );
}
