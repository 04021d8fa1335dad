import { Button, Switch } from '@mantine/core';
import type { ForwarderStatus } from '../../../core/bridge/state/health.ts';
import type { Forwarder } from '../../../core/settings/settings.ts';
import { WITHDRAWALS, withdraws } from '../../../core/settings/withdrawal.ts';
import { useBridge } from '../../state/stores.tsx';
import { useTargetDescription } from '../../state/target-description.ts';
import { ConfirmButton } from '../../ui/controls/ConfirmButton.tsx';
import { TargetState } from '../../ui/status/TargetState.tsx';
import { AttemptStatus } from '../controls/AttemptStatus.tsx';
import { useAttempt } from '../controls/use-attempt.ts';
import styles from '../settings.module.css';
import { KIND_LABELS } from './kind-labels.ts';

interface Props {
  readonly forwarder: Forwarder;
  /** `undefined` until it is known. */
  readonly status: ForwarderStatus | undefined;
  readonly onEdit: () => void;
}

/** A destination: on or off, how it does, a test, and its result. */
export function ForwarderCard({ forwarder, status, onEdit }: Props) {
  const bridge = useBridge();
  const target = useTargetDescription(forwarder.enabled, status);
  const { busy, result, attempt } = useAttempt();

  const test = () =>
    attempt(async () => {
      const { delivered, detail } = await bridge.request('forwarder.test', { id: forwarder.id });
      return { ok: delivered, text: delivered ? `Delivered. ${detail}` : `Not delivered. ${detail}` };
    });
  const setEnabled = (enabled: boolean) =>
    attempt(async () => {
      const saved = await bridge.request('forwarder.save', { ...forwarder, enabled, address: null });
      return saved.ok ? null : { ok: false, text: saved.issues.map((issue) => issue.message).join(' ') };
    });
  const remove = () =>
    attempt(async () => {
      await bridge.request('forwarder.remove', { id: forwarder.id });
      return null;
    });

  return (
    <div className={styles.card}>
      <div className={styles.line}>
        <Switch
          checked={forwarder.enabled}
          disabled={busy}
          aria-label={`Forward to ${forwarder.label}`}
          onChange={(event) => void setEnabled(event.currentTarget.checked)}
        />
        <strong className={`${styles.grow} cut`} title={forwarder.label}>
          {forwarder.label}
        </strong>
        <Button loading={busy} onClick={() => void test()}>
          Test
        </Button>
        <Button onClick={onEdit}>Edit</Button>
        <ConfirmButton label="Remove" confirmLabel="Remove?" disabled={busy} onConfirm={() => void remove()} />
      </div>
      <span className={styles.dim}>{describeForwarder(forwarder)}</span>
      {status !== undefined && <TargetState target={target} />}
      <AttemptStatus result={result} />
    </div>
  );
}

function describeForwarder(forwarder: Forwarder): string {
  const { kind, always, for_all: forAll } = forwarder;
  const ability = WITHDRAWALS[kind];
  return [
    KIND_LABELS[kind],
    forAll ? 'all alerts' : 'only from selected entries',
    kind !== 'program' && always === true ? 'also at the desk' : '',
    kind === 'program' ? '' : ability === null ? 'cannot withdraw' : withdraws(forwarder) ? ability.short : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
