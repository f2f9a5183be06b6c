import type { PhoneOperationKind, PhoneSkip } from '@patchbay/contract/phone-operations';
import { notifyEventOf } from './notify-events.ts';

/** What decides whether a phone can be told something. */
export interface Tellable {
  modelId: string;
  isVirtual: boolean;
  /** Its enterprise is disabled: it would be refused its files. */
  isDisabled: boolean;
  /** The SIP accounts that the phone registers, in the order of its lines. */
  sipUsernames: readonly string[];
}

/** To whom what is said, or why nobody is told anything. */
export const judge = (phone: Tellable, kind: PhoneOperationKind): { event: string; sipUsernames: readonly string[] } | { reason: PhoneSkip } => {
  if (phone.isDisabled) return { reason: 'disabled' };
  if (phone.isVirtual) return { reason: 'virtual' };
  const found = notifyEventOf(phone.modelId, kind);
  if ('reason' in found) return found;
  if (phone.sipUsernames.length === 0) return { reason: 'no-line' };
  return { event: found.event, sipUsernames: phone.sipUsernames };
};
