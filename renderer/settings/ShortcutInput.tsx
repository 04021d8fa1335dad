import { CloseButton, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';

interface Props {
  readonly label: string;
  /** An Electron accelerator, or `null` for none. */
  readonly value: string | null;
  readonly onChange: (accelerator: string | null) => void;
}

/** Takes a shortcut by listening to it. */
export function ShortcutInput({ label, value, onChange }: Props) {
  const [listening, setListening] = useState(false);
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
        const accelerator = toAccelerator(event);
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

/** The accelerator of a key press, in Electron's spelling; `null` for a key alone, which would be taken from every program. */
export function toAccelerator(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string | null {
  const { key, code } = event;
  if (['Control', 'Meta', 'Alt', 'Shift', 'AltGraph'].includes(key)) return null;
  const functionKey = /^F\d{1,2}$/.test(key);
  if (!event.ctrlKey && !event.metaKey && !event.altKey && !functionKey) return null;
  const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  const name = letter ?? KEY_NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [
    event.ctrlKey ? 'Control' : '',
    event.metaKey ? 'Super' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    name,
  ]
    .filter(Boolean)
    .join('+');
}
