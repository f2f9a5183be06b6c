import type { PhoneOperation, PhoneOperationStatus } from '@patchbay/contract/phone-operations';
import { useTranslations } from 'use-intl';
import { Status, type Tone } from '#ui/status.tsx';

const tones: { [S in PhoneOperationStatus]: Tone } = { QUEUED: 'neutral', SENDING: 'busy', SENT: 'busy', FETCHED: 'good', TIMED_OUT: 'warning', FAILED: 'bad', CANCELLED: 'neutral', SKIPPED: 'neutral' };

export const OperationState = ({ status }: Pick<PhoneOperation, 'status'>) => {
  const t = useTranslations('phoneOperations.statuses');
  return <Status tone={tones[status]}>{t(status)}</Status>;
};

/** Why it is so, in words; nothing where it goes as it should. */
export const useReason = () => {
  const t = useTranslations('phoneOperations.reasons');
  return ({ reason, detail }: Pick<PhoneOperation, 'reason' | 'detail'>): string => (reason === null ? '' : [t(reason), detail].filter(Boolean).join(' · '));
};
