import { Button, Select, Slider } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { NO_SOUND } from '../../../core/alerts/sounds.ts';
import { playSound } from '../../lib/play-sound.ts';
import { soundChoices } from '../../lib/sound-choices.ts';
import { useBridge } from '../../state/stores.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import styles from '../settings.module.css';
import { useSettings } from '../use-settings.ts';

/** The sound of all alerts whose entry names none, and how loud. */
export function SoundRow() {
  const { settings, save } = useSettings();
  const bridge = useBridge();
  const { sound, volume } = settings.alerts;
  const [shownVolume, setShownVolume] = useState(volume);
  useEffect(() => setShownVolume(volume), [volume]);

  return (
    <SettingRow label="Sound" hint="Once per toast. An entry can have its own.">
      <div className={styles.line}>
        <Select
          aria-label="Sound"
          w={140}
          value={sound}
          data={soundChoices(settings.sounds, sound)}
          onChange={(choice) => choice !== null && void save({ alerts: { sound: choice } })}
        />
        <Button
          leftSection={<IconPlayerPlay size={14} />}
          disabled={sound === NO_SOUND}
          aria-label="Play the sound"
          onClick={() => void playSound(bridge, sound, shownVolume)}
        >
          Play
        </Button>
      </div>
      <div className={styles.line}>
        <span className={styles.dim}>Volume</span>
        <Slider
          className={styles.slider ?? ''}
          size="sm"
          thumbLabel="Volume"
          value={Math.round(shownVolume * 100)}
          label={(value) => `${value} %`}
          step={5}
          disabled={sound === NO_SOUND}
          onChange={(value) => setShownVolume(value / 100)}
          onChangeEnd={(value) => void save({ alerts: { volume: value / 100 } })}
        />
      </div>
    </SettingRow>
  );
}
