import type { ContactMethod } from '@patchbay/contract/contact-methods';
import type { History } from '../../../platform/history.ts';
import { changeContactMethod, dropContactMethod, findContactMethod, insertContactMethod, loadContactMethod } from './contact-methods.ts';

export const contactMethodHistory: History<ContactMethod> = {
  type: 'contact-method',
  current: (tx, _ctx, id) => findContactMethod(tx, id),
  restore: async (tx, ctx, { version: _version, ...wire }) => changeContactMethod(tx, ctx, await loadContactMethod(tx, wire.id), wire),
  // A SIP account comes back with new credentials: the log never held the old ones.
  recreate: (tx, ctx, wire) => insertContactMethod(tx, ctx, wire.id, wire),
  remove: (tx, ctx, id) => dropContactMethod(tx, ctx, id),
  comparable: ({ id: _, userName: __, phoneNumbers: ___, presentedNumber: ____, version: _____, createdAt: ______, updatedAt: _______, ...draft }) => ({
    ...draft, sipUsername: undefined, hasSipPassword: undefined, ...('phoneNumberIds' in draft && { phoneNumberIds: [...draft.phoneNumberIds].sort() }),
  }),
};
