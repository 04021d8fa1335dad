import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, type IconWorld } from '@tabler/icons-react';
import { PlainButton } from '../controls/PlainButton.tsx';
import styles from './filter-menu.module.css';

interface FilterMenuProps {
  readonly name: string;
  readonly Icon: typeof IconWorld;
  readonly value: string | null;
  readonly options: readonly string[];
  readonly onChange: (value: string | null) => void;
  readonly formatOption: (value: string) => string;
}

/** A menu that narrows a list to one of several values, or to none of them. */
export function FilterMenu({ name, Icon, value, options: choices, onChange, formatOption }: FilterMenuProps) {
  const all = value === null || choices.includes(value) ? choices : [value, ...choices];
  const text = value === null ? name : `${name}: ${formatOption(value)}`;
  const mark = (on: boolean) => (on ? <IconCheck size={14} aria-label="chosen" /> : null);
  return (
    <Menu>
      <Menu.Target>
        <PlainButton
          className={styles.choice}
          data-on={value !== null || undefined}
          aria-label={text}
          title={value === null ? `Any ${name.toLowerCase()}` : text}
        >
          <Icon size={15} aria-hidden />
          <span className={`${styles.chosen} cut`}>{text}</span>
          <IconChevronDown size={13} aria-hidden className={styles.chosen} />
        </PlainButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={mark(value === null)} onClick={() => onChange(null)}>
          Any {name.toLowerCase()}
        </Menu.Item>
        {all.length === 0 && <Menu.Label>More appear as messages arrive</Menu.Label>}
        {all.map((choice) => (
          <Menu.Item key={choice} rightSection={mark(choice === value)} onClick={() => onChange(choice)}>
            {formatOption(choice)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
