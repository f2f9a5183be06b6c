import type { AssigneeKind } from '@patchbay/contract/assignees';
import type { InternalNumber } from '@patchbay/contract/internal-numbers';
import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import { useNumberFormat } from './phone-number.tsx';

/** Numbers that can be made to ring at something. */
export const ringable = { preset: 'available-voice', voiceRouteType: 'DIRECT_ROUTING', state: 'SPARE,IN_SERVICE' } as const;
/** Free numbers that can be given to one of these. */
export const numbersFor = (kind: AssigneeKind) => {
  if (kind === 'external-trunk') return { preset: 'available-et', state: 'SPARE,IN_SERVICE' } as const;
  return kind === 'operator-connect-trunk' ? { preset: 'available-oc', state: 'SPARE,IN_SERVICE' } as const : ringable;
};
/** Numbers that a call can show, whoever they ring at. */
export const speaking = { voiceRouteType: 'DIRECT_ROUTING', state: 'SPARE,IN_SERVICE' } as const;
/** Internal numbers that nobody has. */
export const free = { routing: 'NONE' } as const;

/** How a number is offered in a field. */
export const useNumberOption = () => {
  const format = useNumberFormat();
  return ({ id, e164 }: Pick<PhoneNumber, 'id' | 'e164'>) => ({ value: id, label: format(e164) });
};
export const internalOption = ({ id, number }: Pick<InternalNumber, 'id' | 'number'>) => ({ value: id, label: number });
export const namedOption = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
