import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { newId } from '../../lib/new-id.ts';
import { SettingBlock, SettingGroup } from '../controls/SettingRow.tsx';
import styles from '../settings.module.css';
import { useSettings } from '../use-settings.ts';
import { ForwarderCard } from './ForwarderCard.tsx';
import { ForwarderForm } from './ForwarderForm.tsx';
import { KIND_LABELS } from './kind-labels.ts';
import { useTargetStatuses } from './use-target-statuses.ts';

/** Where alerts are sent besides the toast. */
export function ForwardingSettings() {
  const { settings } = useSettings();
  const [editing, setEditing] = useState<string | null>(null);
  const close = () => setEditing(null);
  const statuses = useTargetStatuses();
  return (
    <SettingGroup id="forwarding" title="Forwarding">
      <SettingBlock
        foundBy={`${Object.values(KIND_LABELS).join(' ')} phone destination script command ${settings.forwarders.map(({ label }) => label).join(' ')}`}
      >
        <p className={styles.hint}>
          The same alert on your phone, in a channel of your team, at your own web address, or to a program. Addresses
          and tokens are kept like the key and never shown again.
        </p>
        <div className={styles.cards}>
          {settings.forwarders.map((forwarder) =>
            editing === forwarder.id ? (
              <ForwarderForm key={forwarder.id} forwarder={forwarder} stored onClose={close} />
            ) : (
              <ForwarderCard
                key={forwarder.id}
                forwarder={forwarder}
                status={statuses.get(forwarder.id)}
                onEdit={() => setEditing(forwarder.id)}
              />
            ),
          )}
          {editing === 'new' ? (
            <ForwarderForm
              forwarder={{ id: newId(), kind: 'discord', label: '', enabled: true, for_all: true }}
              stored={false}
              onClose={close}
            />
          ) : (
            <Button className={styles.add ?? ''} leftSection={<IconPlus size={14} />} onClick={() => setEditing('new')}>
              Add a destination
            </Button>
          )}
        </div>
      </SettingBlock>
    </SettingGroup>
  );
}
