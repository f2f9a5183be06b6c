import { type ContactMethod, ContactMethodFields } from '@patchbay/contract/contact-methods';
import type { History } from '../../../platform/history.ts';
import { handlingClaims } from '../call-handling/assign.ts';
import { withSortedIds } from '../call-handling/handling.ts';
import { changeContactMethod, dropContactMethod, findContactMethod, insertContactMethod, loadContactMethod, noPresented, presentedBy } from './contact-methods.ts';

/** What was decided about it; what an older row of the log does not know is as it is by default. */
const decided = (wire: ContactMethod) => ContactMethodFields.parse(wire);

export const contactMethodHistory: History<ContactMethod> = {
  type: 'contact-method',
  current: (tx, _ctx, id) => findContactMethod(tx, id),
  restore: async (tx, ctx, wire) => changeContactMethod(tx, ctx, await loadContactMethod(tx, wire.id), decided(wire)),
  // A SIP account comes back under its name, with a new password: the log never held the old one.
  recreate: (tx, ctx, wire) => insertContactMethod(tx, ctx, { id: wire.id, sipUsername: wire.kind === 'SIP_ACCOUNT' ? wire.sipUsername : undefined }, decided(wire)),
  remove: (tx, ctx, id) => dropContactMethod(tx, ctx, id),
  claims: (wire) => {
    const draft = decided(wire);
    return draft.kind === 'EMAIL' ? {} : handlingClaims({ kind: 'contact-method', id: wire.id }, { ...draft, shown: { ids: presentedBy(draft), detail: noPresented } });
  },
  lost: ({ kind }) => (kind === 'SIP_ACCOUNT' ? ['sip-password'] : []),
  comparable: (wire) => withSortedIds(decided(wire)),
};
