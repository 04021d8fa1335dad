import { Button } from '@mantine/core';
import { IconArrowDownRight, IconCrown, IconDeviceDesktop, IconPlugConnectedX } from '@tabler/icons-react';
import type { ComputerState, ComputersState } from '../../../core/bridge/state/computers.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { formatDelay } from '../../lib/format/connection.ts';
import { useBridge, useClock } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { notify } from '../../ui/notify.tsx';
import styles from './computers.module.css';

const CHIPS = {
  leader: { label: 'Leader', icon: IconCrown },
  follower: { label: 'Follower', icon: IconArrowDownRight },
  not_heard: { label: 'Not heard', icon: IconPlugConnectedX },
} as const;

/** The computers of this key: what each does, and what can be done about it. */
export function ComputerList({ state }: { state: ComputersState }) {
  return (
    <>
      <ul className={styles.list} aria-label="Computers on this key">
        {state.list.map((computer) => (
          <Computer key={computer.id} computer={computer} state={state} />
        ))}
      </ul>
      <p className={styles.note}>
        Mutes, got it and gone reach every computer. An alert goes once to a destination that several of them have.
      </p>
    </>
  );
}

function Computer({ computer, state }: { computer: ComputerState; state: ComputersState }) {
  const times = useTimeFormat();
  const detail = useClock((nowMs) => describe(computer, state, (instant) => times.dateTime(instant, nowMs)));
  const chip = chipOf(computer, state);
  return (
    <li className={styles.computer}>
      <IconDeviceDesktop size={18} aria-hidden />
      <span className={styles.name}>
        <strong className="cut" title={computer.name}>
          {computer.name}
        </strong>
        {computer.self && <span className={styles.tag}>this one</span>}
      </span>
      {chip === null ? (
        <span />
      ) : (
        <span className={styles.chip} data-state={chip}>
          <ChipIcon state={chip} />
          {CHIPS[chip].label}
        </span>
      )}
      <span className={styles.dim}>{detail}</span>
      <Actions computer={computer} state={state} />
    </li>
  );
}

function ChipIcon({ state }: { state: ComputerState['state'] }) {
  const Icon = CHIPS[state].icon;
  return <Icon size={14} aria-hidden />;
}

function Actions({ computer, state }: { computer: ComputerState; state: ComputersState }) {
  const bridge = useBridge();
  async function attempt(task: () => Promise<unknown>, title: string): Promise<void> {
    try {
      await task();
    } catch (error) {
      notify({ level: 'error', title, text: errorMessage(error) });
    }
  }
  const canHandOver =
    computer.self && state.role === 'leader' && state.list.some(({ self, can_lead }) => !self && can_lead);
  if (canHandOver) {
    return (
      <Button onClick={() => void attempt(() => bridge.request('computers.handOver', null), 'Not handed over')}>
        Hand over
      </Button>
    );
  }
  if (computer.state !== 'not_heard') return <span />;
  return (
    <Button
      aria-label={`Forget ${computer.name}`}
      onClick={() =>
        void attempt(
          () => bridge.request('computers.forget', { id: computer.id }),
          `${computer.name} was not forgotten`,
        )
      }
    >
      Forget
    </Button>
  );
}

/** Without the broker this computer neither leads nor follows. */
function chipOf(computer: ComputerState, { role }: ComputersState): ComputerState['state'] | null {
  return computer.self && (role === 'alone' || role === 'joining') ? null : computer.state;
}

function describe(computer: ComputerState, state: ComputersState, date: (instant: string) => string): string {
  const since = computer.since === null ? '' : ` since ${date(computer.since)}`;
  if (computer.state === 'not_heard') return since.trim();
  if (computer.self && state.role === 'alone') return 'does not reach the broker';
  if (computer.self && state.role === 'joining') {
    return computer.can_lead ? 'looks for the others' : 'waits for a computer with a key';
  }
  if (computer.state === 'leader') {
    return computer.hearing ? `holds the connection${since}` : 'leads, but has no connection';
  }
  const delayMs = computer.self ? state.behind_ms : computer.delay_ms;
  const behind = delayMs === null ? '' : `${formatDelay(delayMs)} behind, `;
  return `${behind}${computer.can_lead ? 'takes over within 5 s' : 'cannot take over: no key'}`;
}
