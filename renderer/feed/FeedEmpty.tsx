import { Button } from '@mantine/core';
import { IconBroadcast, IconPlugConnectedX } from '@tabler/icons-react';
import { formatCount } from '../../core/text/format/format-number.ts';
import { formatConnectionState } from '../lib/format/connection.ts';
import { useApp, useBridge, useEditor, useFeed } from '../state/stores.tsx';
import { focusContent } from '../ui/focus-content.ts';
import { EmptyList } from '../ui/list/RowList.tsx';
import { LoadFailure } from '../ui/status/LoadFailure.tsx';
import { StatusMessage } from '../ui/status/StatusMessage.tsx';
import { useNothingAlerts } from '../watchlist/use-unlisted-alerts.ts';
import { NothingFound } from './NothingFound.tsx';

/** The feed without rows: loading, failed, narrowed to nothing, offline, or simply quiet. */
export function FeedEmpty() {
  return (
    <EmptyList>
      <EmptyMessage />
    </EmptyList>
  );
}

function EmptyMessage() {
  const { filter, loading, error, reload, setFilter } = useFeed((slice) => slice);
  const connection = useApp((app) => app.state?.connection);
  const isHostGone = useApp((app) => app.transport === 'down');
  const total = useApp((app) => app.counts.notifications_today);
  const bridge = useBridge();
  const edit = useEditor((slice) => slice.edit);
  const nothingAlerts = useNothingAlerts();

  if (error !== null) return <LoadFailure title="The feed could not be loaded" error={error} onRetry={reload} />;
  if (loading) return <StatusMessage busy title="Loading the feed" />;
  if (filter.query !== '' || filter.website !== null || filter.change_type !== null) {
    return (
      <NothingFound
        title="Nothing matches this search"
        clearLabel="Clear search and filters"
        onClear={() => setFilter({ query: '', website: null, change_type: null })}
        alertsOnly={filter.view === 'alerts'}
      />
    );
  }
  if (isHostGone) {
    return (
      <StatusMessage icon={<IconPlugConnectedX size={20} />} title="Not running">
        Nothing alerts until Eventory Tray is started again.
      </StatusMessage>
    );
  }
  if (connection !== undefined && connection.state !== 'open' && connection.state !== 'connecting') {
    return (
      <StatusMessage
        icon={<IconPlugConnectedX size={20} />}
        title={formatConnectionState(connection)}
        actions={
          <Button variant="filled" onClick={() => void bridge.request('connection.connect', null)}>
            Connect now
          </Button>
        }
      >
        {connection.problem?.sentence ?? connection.detail} No alert can arrive until the connection is back.
      </StatusMessage>
    );
  }
  return (
    <StatusMessage
      icon={<IconBroadcast size={20} />}
      title={connection?.state === 'connecting' ? 'Connecting' : 'Listening'}
      actions={
        <>
          {filter.view === 'alerts' && total > 0 && (
            <Button
              variant="filled"
              onClick={() => {
                focusContent();
                setFilter({ view: 'everything' });
              }}
            >
              Show everything
            </Button>
          )}
          <Button onClick={() => edit({ entryId: null, overrides: {} })}>Add a watchlist entry</Button>
        </>
      }
    >
      {connection?.state === 'connecting'
        ? 'Alerts can arrive once the connection is open.'
        : filter.view === 'alerts' && total > 0
          ? `${formatCount(total, 'notification')} arrived today and none ${nothingAlerts ? 'could alert: no entry of the watchlist is on' : 'passed your filters'}.`
          : nothingAlerts
            ? 'Nothing can alert: no entry of the watchlist is on, and events not on it are for the feed only.'
            : 'Alerts appear here the moment an event on your watchlist changes.'}
    </StatusMessage>
  );
}
