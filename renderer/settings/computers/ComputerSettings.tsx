import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useApp } from '../../state/stores.tsx';
import { ChoiceRow } from '../controls/ChoiceRow.tsx';
import { CommitInput } from '../controls/CommitInput.tsx';
import { SettingBlock, SettingGroup, SettingRow } from '../controls/SettingRow.tsx';
import styles from '../settings.module.css';
import { useSettings } from '../use-settings.ts';
import { BrokerForm } from './BrokerForm.tsx';
import { ComputerList } from './ComputerList.tsx';
import computers from './computers.module.css';
import { LeaveButton } from './LeaveButton.tsx';

/** Several computers on one key: who is there, and where they meet. */
export function ComputerSettings() {
  const { settings, save, issueOf } = useSettings();
  const state = useApp((app) => app.state?.computers ?? null);
  const [editing, setEditing] = useState(false);
  const { enabled, name, if_broker_down: ifBrokerDown } = settings.computers;
  const close = () => setEditing(false);
  return (
    <SettingGroup id="computers" title="Computers">
      <SettingBlock foundBy="Several computers on one key MQTT broker Mosquitto leader follower passphrase hand over forget team">
        <p className={styles.hint}>
          One key has one connection that gets everything; a second one takes part of its alerts. With a broker (MQTT 5)
          that you run, one computer holds the connection and the others get what it hears, each with its own watchlist.
          If it fails, the next takes over within seconds. The API key is never sent.
        </p>
        {state !== null && (
          <p className={`${styles.line} ${computers.broker}`}>
            <IconLock size={14} aria-hidden />
            <span className={styles.dim}>{state.broker}, encrypted end to end</span>
          </p>
        )}
        {state !== null && <ComputerList state={state} />}
        {state?.problem && (
          <p className={styles.error} role="alert">
            {state.problem.sentence} {state.problem.next_step}
          </p>
        )}
        <div className={styles.cards}>
          {editing ? (
            <BrokerForm stored={enabled} onClose={close} />
          ) : (
            <div className={styles.line}>
              <Button onClick={() => setEditing(true)}>{enabled ? 'Change the broker' : 'Set up the broker'}</Button>
              {enabled && <LeaveButton />}
            </div>
          )}
        </div>
      </SettingBlock>
      {enabled && (
        <>
          <SettingRow
            label="Name of this computer"
            htmlFor="computer-name"
            hint="What the others call it. Blank for the name that the system has."
            error={issueOf('computers.name')}
          >
            <CommitInput
              id="computer-name"
              className={styles.full ?? ''}
              value={name}
              placeholder={state?.list.find(({ self }) => self)?.name ?? ''}
              maxLength={100}
              spellCheck={false}
              onCommit={(text) => void save({ computers: { name: text } })}
            />
          </SettingRow>
          <ChoiceRow
            label="If the broker is not reached"
            hint={
              ifBrokerDown === 'connect'
                ? 'This computer opens its own connection. If other computers do the same with this key, each gets only part of the alerts.'
                : 'This computer waits for the broker and gets nothing meanwhile, unless it led before.'
            }
            value={ifBrokerDown}
            choices={{ connect: 'Own connection', wait: 'Wait' }}
            onChange={(choice) => void save({ computers: { if_broker_down: choice } })}
          />
        </>
      )}
    </SettingGroup>
  );
}
