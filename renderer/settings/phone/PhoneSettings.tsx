import { useApp } from '../../state/stores.tsx';
import { ChoiceRow } from '../controls/ChoiceRow.tsx';
import { SettingGroup, SettingRow } from '../controls/SettingRow.tsx';
import { useSettings } from '../use-settings.ts';
import { AlarmRows } from './AlarmRows.tsx';
import { AwaySigns } from './AwaySigns.tsx';
import { EscalationCard } from './escalation/EscalationCard.tsx';
import { HeartbeatRow } from './HeartbeatRow.tsx';
import { PresenceNow } from './PresenceNow.tsx';

const HINTS = {
  always: 'At once, whether you are at the desk or not.',
  away: 'At the desk a toast is enough; what you handle here is taken back from the phone.',
  never: 'Only what is sent always still gets its alerts: programs, and forwarders that you set so.',
} as const;

const SEVERAL = 'Each of your computers decides by its own settings; what one has sent, the others do not send again.';

/** When alerts go to the phone. */
export function PhoneSettings() {
  const { settings, save, issueOf } = useSettings();
  const canTell = useApp((app) => app.state?.abilities.presence === true);
  const { when } = settings.phone;
  return (
    <SettingGroup id="phone" title="Away and phone">
      <ChoiceRow
        label="Send to the phone"
        hint={settings.computers.enabled && when !== 'never' ? `${HINTS[when]} ${SEVERAL}` : HINTS[when]}
        alsoFoundBy="away idle locked forward mobile"
        error={issueOf('phone')}
        value={when}
        choices={{ always: 'Always', away: 'Only when I am away', never: 'Never' }}
        onChange={(choice) => void save({ phone: { when: choice } })}
      />
      {when === 'away' && (
        <SettingRow
          label="I am away when any of these is true"
          hint={
            canTell
              ? 'If the system does not say, you count as away, so that nothing is missed.'
              : 'Browser mode sees neither keys and mouse nor a locked screen, so only a toast that goes unanswered counts. The desktop app sees them.'
          }
          alsoFoundBy="idle keyboard mouse locked screen unanswered toast seconds minutes"
          wide
        >
          <AwaySigns canTell={canTell} />
          {canTell && <PresenceNow />}
        </SettingRow>
      )}
      <EscalationCard />
      <AlarmRows />
      <HeartbeatRow />
    </SettingGroup>
  );
}
