import type { AuditEvent } from '@patchbay/contract/audit';
import { useNumberFormat } from '#ui/phone-number.tsx';

/** What an object was called then; a number as the viewer likes to read numbers. */
export const useEntityLabel = () => {
  const format = useNumberFormat();
  return ({ type, label }: AuditEvent['entity']): string => (type === 'phone-number' && label.startsWith('+') ? format(label) : label);
};
