import { CloseButton, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useApp } from '../../state/stores.tsx';

interface Props {
  readonly label: string;
  /** An Electron accelerator, or `null` for none. */
  readonly value: string | null;
  readonly onChange: (accelerator: string | null) => void;
}

/** Takes a shortcut by listening to it. */
export function ShortcutInput({ label, value, onChange }: Props) {
  const [listening, setListening] = useState(false);
  const platform = useApp((app) => app.state?.platform ?? '');
  return (
    <TextInput
      aria-label={label}
      readOnly
      w="100%"
      value={listening ? '' : (value ?? '')}
      placeholder={listening ? 'Press the keys, with Ctrl, Alt or ⌘' : 'none'}
      onFocus={() => setListening(true)}
      onBlur={() => setListening(false)}
      onKeyDown={(event) => {
        if (event.key === 'Tab') return;
        if (event.key === 'Escape') {
          event.currentTarget.blur();
          return;
        }
        event.preventDefault();
        const accelerator = toAccelerator(event, platform);
        if (accelerator === null) return;
        onChange(accelerator);
        event.currentTarget.blur();
      }}
      rightSection={
        value === null ? null : <CloseButton size="xs" aria-label={`Clear: ${label}`} onClick={() => onChange(null)} />
      }
    />
  );
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Return',
  '+': 'Plus',
};

/**
 * The accelerator of a key press, in Electron's spelling; `null` for a key alone, which would be taken from every program.
 *
 * @param platform decides what names the key: the letter on it, as the layout has it; on macOS its place on a US keyboard,
 *   because ⌥ turns letters into other characters there.
 */
export function toAccelerator(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  platform: string,
): string | null {
  const { key, code } = event;
  if (['Control', 'Meta', 'Alt', 'Shift', 'AltGraph'].includes(key)) return null;
  const functionKey = /^F\d{1,2}$/.test(key);
  if (!event.ctrlKey && !event.metaKey && !event.altKey && !functionKey) return null;
  return [
    event.ctrlKey ? 'Control' : '',
    event.metaKey ? 'Super' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    keyName(key, code, platform),
  ]
    .filter(Boolean)
    .join('+');
}

function keyName(key: string, code: string, platform: string): string {
  const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  if (platform === 'darwin' && place !== undefined) return place;
  // A digit's key gives another character with Shift, and on some layouts without.
  const isDigit = place !== undefined && code.startsWith('Digit');
  if (isDigit) return place;
  if (/^[\x21-\x7e]$/.test(key)) return KEY_NAMES[key] ?? key.toUpperCase();
  // Electron takes no letter outside ASCII; the keyboards that have them also bear the US letters.
  return place ?? KEY_NAMES[key] ?? key;
}
