import { useState } from 'react';
import type { EventOverview } from '../../../core/series/event-overview.ts';
import { ChoiceButtons } from '../../ui/controls/ChoiceButtons.tsx';
import { DropSection } from './DropSection.tsx';

const SCOPES = { event: 'This event', site: 'Its site', all: 'All events' } as const;
type Scope = keyof typeof SCOPES;

/** When drops of an event come, beside those of its site and of all. */
export function EventDrops({ event }: { event: EventOverview }) {
  const [scope, setScope] = useState<Scope>('event');
  const scopes = (Object.keys(SCOPES) as Scope[]).filter((one) => one !== 'site' || event.website !== null);
  return (
    <DropSection
      query={{
        event_id: scope === 'event' ? event.event_id : null,
        website: scope === 'all' ? null : event.website,
        period: 'month',
      }}
      revision={event.last_item}
    >
      <ChoiceButtons mini label="Whose drops" names={SCOPES} choices={scopes} value={scope} onChoose={setScope} />
    </DropSection>
  );
}
