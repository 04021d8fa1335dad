import { Select } from '@mantine/core';
import { IconCircleCheck, IconDeviceDesktop, IconDeviceMobile, IconRepeat } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import {
  type EscalationGroup,
  escalates,
  groupByEscalation,
  phonesOf,
  phoneTime,
  soundLabelsOf,
} from '../../../../core/alerts/escalation-groups.ts';
import { type Escalation, repeatsItself } from '../../../../core/alerts/phone-step.ts';
import type { Settings } from '../../../../core/settings/settings.ts';
import { formatList } from '../../../../core/text/format/format-list.ts';
import { formatCount } from '../../../../core/text/format/format-number.ts';
import { formatSeconds } from '../../../lib/format/time.ts';
import { useWatchlist } from '../../../state/stores.tsx';
import { SettingRow } from '../../controls/SettingRow.tsx';
import { useSettings } from '../../use-settings.ts';
import styles from './escalation.module.css';
import { LastDelivery } from './LastDelivery.tsx';

/** What happens step by step with an alert that nobody answers, for the entries that are chosen. */
export function EscalationCard() {
  const { settings } = useSettings();
  const watchlist = useWatchlist((slice) => slice.watchlist);
  const groups = useMemo(() => groupByEscalation(watchlist?.entries.map(({ entry }) => entry) ?? []), [watchlist]);
  const [chosen, setChosen] = useState('0');
  const group = groups[Number(chosen)] ?? groups[0];
  if (group === undefined) return null;
  return (
    <SettingRow
      label="If nobody answers"
      hint="How an alert goes on. An entry sets its own steps in its form, under If nobody answers."
      alsoFoundBy="escalation ladder desk phone repeat urgent handled stale"
      wide
    >
      {groups.length > 1 && (
        <Select
          className={styles.choice ?? ''}
          aria-label="For which entries"
          allowDeselect={false}
          value={groups[Number(chosen)] === undefined ? '0' : chosen}
          onChange={(value) => setChosen(value ?? '0')}
          data={groups.map((one, index) => ({ value: String(index), label: describeGroup(one) }))}
        />
      )}
      <ol className={styles.steps} aria-label="Steps of an alert that nobody answers">
        {stepsOf(group, settings).map(({ icon, when, what, detail }) => (
          <li key={what} className={styles.step}>
            <span className={styles.icon}>{icon}</span>
            <span className={styles.dim}>{when}</span>
            <strong>{what}</strong>
            <span className={styles.dim}>{detail}</span>
          </li>
        ))}
      </ol>
      <LastDelivery />
    </SettingRow>
  );
}

function describeGroup({ escalation, entries }: EscalationGroup): string {
  if (!escalates(escalation)) return 'everything else';
  const { afterS, everyS } = escalation;
  const steps = [
    afterS === null ? '' : `phone after ${formatSeconds(afterS)}`,
    everyS === null ? '' : `every ${formatSeconds(everyS)}`,
  ].filter((step) => step !== '');
  return `${formatCount(entries.length, 'entry', 'entries')}: ${steps.join(', ')}`;
}

interface Step {
  readonly icon: ReactNode;
  readonly when: string;
  readonly what: string;
  readonly detail: string;
}

function stepsOf(group: EscalationGroup, settings: Settings): readonly Step[] {
  const { escalation, entries } = group;
  const { alerts, forwarders, phone } = settings;
  const phones = phonesOf(entries, forwarders);
  const labels = phones.map(({ label }) => label);
  const desk = [alerts.toasts ? 'Toast' : '', describeSound(group, settings)].filter(Boolean).join(', ');
  const repeated = phones.filter((one) => !repeatsItself(one)).map(({ label }) => label);
  return [
    {
      icon: <IconDeviceDesktop size={16} aria-hidden />,
      when: 'At once',
      what: 'Desk',
      detail: desk === '' ? 'the feed only' : desk,
    },
    {
      icon: <IconDeviceMobile size={16} aria-hidden />,
      when: describePhoneTime(escalation, phone),
      what: 'Phone',
      detail: labels.length === 0 ? 'no destination is on' : formatList(labels),
    },
    {
      icon: <IconRepeat size={16} aria-hidden />,
      ...describeRepeat(escalation, phone.when === 'never', repeated),
    },
    {
      icon: <IconCircleCheck size={16} aria-hidden />,
      when: 'Stops when',
      what: 'Handled or stale',
      detail: 'cart opened, got it, gone, sold out',
    },
  ];
}

/** Blank if there is none. */
function describeSound(group: EscalationGroup, settings: Settings): string {
  const [label, ...others] = soundLabelsOf(group, settings);
  if (others.length > 0) return 'sound by entry';
  return label === null || label === undefined ? '' : `sound ${label}`;
}

function describePhoneTime(escalation: Escalation, phone: Settings['phone']): string {
  const time = phoneTime(escalation, phone);
  if (time.when === 'never') return 'Never, as set above';
  if (time.when === 'at once') return 'At once';
  return time.afterS === null ? 'Once you are away' : `After ${formatSeconds(time.afterS)}, sooner if you are away`;
}

function describeRepeat({ everyS, times }: Escalation, never: boolean, labels: readonly string[]) {
  const what = 'Repeat';
  if (everyS === null) return { when: 'Not set', what, detail: 'the phone gets it once' };
  if (never || labels.length === 0) return { when: 'Never', what, detail: 'nothing goes to a phone' };
  return { when: `Every ${formatSeconds(everyS)}`, what, detail: `${formatList(labels)}, at most ${times} times` };
}
