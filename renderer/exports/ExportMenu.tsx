import { Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { EXPORT_FORMATS, type ExportFormat } from '../../core/bridge/export-part.ts';
import { PlainButton } from '../ui/controls/PlainButton.tsx';

interface Props {
  /** What is exported, for the name of the button. */
  readonly label: string;
  readonly onExport: (format: ExportFormat) => void;
}

/** The forms in which something can be exported. */
export function ExportMenu({ label, onExport }: Props) {
  return (
    <Menu width={150}>
      <Menu.Target>
        <PlainButton aria-label={label} title={label}>
          <IconDownload size={14} aria-hidden /> Export
        </PlainButton>
      </Menu.Target>
      <Menu.Dropdown>
        {EXPORT_FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => onExport(format)}>
            As {format.toUpperCase()}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
