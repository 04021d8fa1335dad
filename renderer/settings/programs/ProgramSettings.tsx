import { Switch } from '@mantine/core';
import { formatCount } from '../../../core/text/format/format-number.ts';
import { useApp } from '../../state/stores.tsx';
import { SettingGroup, SettingRow } from '../controls/SettingRow.tsx';
import { useSettings } from '../use-settings.ts';
import { CopyableText } from './CopyableText.tsx';

/** What other programs on this computer may have of the app. */
export function ProgramSettings() {
  const { settings, save, issueOf } = useSettings();
  const stream = useApp((app) => app.state?.stream ?? null);
  const isOn = settings.local_stream.for_programs;
  return (
    <SettingGroup id="programs" title="Other programs">
      <SettingRow
        label="Local stream for other programs"
        htmlFor="local-stream"
        alsoFoundBy="API SSE script JSON token"
        hint="Scripts, OBS, a Stream Deck or Home Assistant on this computer can read every notification as it comes, over this app’s connection. Turning it off and on again makes a new token."
        error={issueOf('local_stream.for_programs')}
      >
        <Switch
          id="local-stream"
          checked={isOn}
          onChange={(event) => void save({ local_stream: { for_programs: event.currentTarget.checked } })}
        />
      </SettingRow>
      {isOn && stream === null && (
        <SettingRow label="Not served" hint="The stream could not be started in this run. The log says why.">
          {null}
        </SettingRow>
      )}
      {isOn && stream !== null && stream.file !== null && (
        <>
          <SettingRow label="Address" hint={formatReaders(stream.readers)} wide>
            <CopyableText text={`${stream.url}/v1/stream`} label="address" />
          </SettingRow>
          <SettingRow label="File with address and token" hint="Only your account can read it." wide>
            <CopyableText text={stream.file} label="path" />
          </SettingRow>
        </>
      )}
    </SettingGroup>
  );
}

function formatReaders(readers: number): string {
  return readers === 0 ? 'No program reads it now.' : `Read now by ${formatCount(readers, 'program', 'programs')}.`;
}
