import type { ComputersState } from '../../core/bridge/state/computers.ts';
import { formatCount } from '../../core/text/format/format-number.ts';
import { useApp } from '../state/stores.tsx';
import styles from './health.module.css';

/** The computers that share the connection, in one line. */
export function ComputersSummary() {
  const computers = useApp((app) => app.state?.computers ?? null);
  if (computers === null) return null;
  return <p className={styles.dim}>{describe(computers)}</p>;
}

function describe({ broker, role, list, refused, problem }: ComputersState): string {
  const gone = list.filter(({ state }) => state === 'not_heard').length;
  const here = formatCount(list.length - gone, 'computer');
  const parts = [
    problem === null ? `${here} on ${broker}` : `${problem.sentence} ${problem.next_step}`,
    role === 'leader' ? 'this one leads' : null,
    gone === 0 ? null : `${gone} not heard`,
    refused === 0 ? null : `${formatCount(refused, 'message')} refused`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
