import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import { Status, type Tone } from '#ui/status.tsx';

const tones: { [S in PhoneNumber['state']]: Tone } = { IN_SERVICE: 'good', SPARE: 'neutral', QUARANTINE: 'busy', BLOCKED: 'bad' };

/** Where a number stands in its life. */
export const NumberState = ({ state }: { state: PhoneNumber['state'] }) => {
  const t = useTranslations('phoneNumbers.states');
  return <Status tone={tones[state]}>{t(state)}</Status>;
};
