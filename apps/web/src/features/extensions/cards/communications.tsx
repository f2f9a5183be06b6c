import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import type { Extension } from '@patchbay/contract/extensions';
import { CallWaitingCard } from './call-waiting.tsx';
import styles from './card.module.css';
import { EndpointsCard } from './endpoints.tsx';
import { GroupsCard } from './groups.tsx';
import { MonitoringCard } from './monitoring.tsx';
import { NumberSettingsCard } from './number-settings.tsx';
import { PhoneNumbersCard } from './phone-numbers.tsx';
import { VoicemailCard } from './voicemail.tsx';

/** Everything about an extension but where it forwards to, card by card. */
export const Communications = ({ settings, extension }: { settings: ExtensionSettings; extension: Extension }) => (
  <div className={styles.grid}>
    <NumberSettingsCard settings={settings} />
    <EndpointsCard settings={settings} extension={extension} />
    <VoicemailCard settings={settings} />
    <CallWaitingCard settings={settings} />
    <PhoneNumbersCard settings={settings} />
    <GroupsCard extension={extension} />
    <MonitoringCard settings={settings} />
  </div>
);
