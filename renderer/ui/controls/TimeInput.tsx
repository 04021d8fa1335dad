import { TimePicker, type TimePickerProps } from '@mantine/dates';
import { useState } from 'react';
import { useTimeFormat } from '../../state/time-format.ts';

interface Props extends Pick<TimePickerProps, 'description' | 'label' | 'onBlur'> {
  /** What its parts are called after, and itself without a `label`. */
  readonly name: string;
  /** `18:00` */
  readonly value: string;
  /** With `''` while it is half typed. */
  readonly onChange: (time: string) => void;
  /** Another number drops what is half typed. */
  readonly revision?: number;
}

/** A time of day on the clock of the settings, in parts that take digits and arrow keys. */
export function TimeInput({ name, label, value, onChange, revision = 0, ...others }: Props) {
  const { clock } = useTimeFormat();
  // Given '' back, the picker would empty the part that is not being typed.
  const [whole, setWhole] = useState(value);
  if (value !== '' && value !== whole) setWhole(value);
  return (
    <TimePicker
      // The field keeps its own parts, and reads them again on another clock.
      key={`${clock} ${revision}`}
      size="xs"
      label={label}
      aria-label={label === undefined ? name : undefined}
      hoursInputLabel={`${name}, hours`}
      minutesInputLabel={`${name}, minutes`}
      amPmInputLabel={`${name}, AM or PM`}
      format={clock}
      value={whole}
      onChange={(time) => onChange(time.slice(0, 5))}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...others}
    />
  );
}
