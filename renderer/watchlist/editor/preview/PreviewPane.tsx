import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { EntryPreview } from '../../../../core/feed/entry-preview.ts';
import { formatNumber } from '../../../../core/text/format/format-number.ts';
import { useEditor } from '../../../state/stores.tsx';
import { InlineCode } from '../../../ui/InlineCode.tsx';
import styles from '../editor.module.css';
import { PreviewList } from './PreviewList.tsx';
import { usePreview } from './use-preview.ts';

/** Of the notifications kept, which the draft would alert for, and why not for the others. */
export function PreviewPane() {
  const draft = useEditor((slice) => slice.draft);
  const [wantsAll, setWantsAll] = useState(false);
  const hasEvent = (draft?.event_id.trim() ?? '') !== '';
  // Before an event is named, there is none to evaluate alone.
  const allEvents = wantsAll || !hasEvent;
  const { preview, error } = usePreview(draft, allEvents);
  return (
    <aside className={styles.preview} aria-label="Preview">
      <div className={styles.previewHead}>
        <h3 className={styles.previewTitle}>Preview</h3>
        <SegmentedControl
          value={allEvents ? 'all' : 'event'}
          onChange={(choice) => setWantsAll(choice === 'all')}
          aria-label="What the preview evaluates"
          data={[
            { value: 'event', label: 'This event', disabled: !hasEvent },
            { value: 'all', label: 'All events' },
          ]}
        />
      </div>
      <p className={styles.dim}>{formatScope(preview, allEvents)}</p>
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      {preview === null ? <p className={styles.dim}>Evaluating…</p> : <PreviewResult preview={preview} />}
    </aside>
  );
}

function PreviewResult({ preview }: { preview: EntryPreview }) {
  const { issues, evaluated, alerts, alerts_before, would_alert, would_not } = preview;
  const named = issues.filter(({ path }) => path !== 'event_id');
  if (named.length > 0) {
    return (
      <p className={styles.dim}>
        Fix the errors to update the preview: <InlineCode text={named[0]?.message ?? ''} />
      </p>
    );
  }
  if (evaluated === 0) {
    return (
      <p className={styles.dim}>
        No notifications of this event yet. As messages arrive, this shows which of them would alert; “All events”
        evaluates those of every event.
      </p>
    );
  }
  return (
    <>
      <p role="status">
        <span className={styles.big}>{formatNumber(alerts)}</span> would alert
        {alerts_before !== null && alerts_before !== alerts && (
          <span className={styles.dim}> · was {formatNumber(alerts_before)} before this change</span>
        )}
      </p>
      <PreviewList title="Would alert" rows={would_alert} passes total={alerts} empty="None of them." />
      <PreviewList
        title="Filtered, nearest first"
        rows={would_not}
        passes={false}
        total={evaluated - alerts}
        empty="None."
      />
    </>
  );
}

function formatScope(preview: EntryPreview | null, allEvents: boolean): string {
  const of = allEvents ? ' of all events' : ' of this event';
  if (preview === null || preview.evaluated === 0) return 'What this entry would do, as you type';
  if (preview.evaluated === 1) return `The one notification${of}, as you type`;
  return `The last ${formatNumber(preview.evaluated)} notifications${of}, as you type`;
}
