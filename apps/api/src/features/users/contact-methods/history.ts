import { type ContactMethod, ContactMethodFields } from '@patchbay/contract/contact-methods';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../../platform/ctx.ts';
import type { History } from '../../../platform/history.ts';
import { handlingClaims } from '../call-handling/assign.ts';
import { withSortedIds } from '../call-handling/handling.ts';
import { changeContactMethod, dropContactMethods, findContactMethod, findContactMethods, insertContactMethods, loadContactMethod, noPresented, presentedBy } from './contact-methods.ts';

/** What was decided about it; what an older row of the log does not know is as it is by default. */
const decided = (wire: ContactMethod) => ContactMethodFields.parse(wire);

const restore = async (tx: Tx, ctx: ActingCtx, wire: ContactMethod): Promise<ContactMethod> => changeContactMethod(tx, ctx, await loadContactMethod(tx, wire.id), decided(wire));

// SIP accounts come back under their names, with new passwords: the log never held the old ones.
const recreate = (tx: Tx, ctx: ActingCtx, wires: ContactMethod[]): Promise<void> =>
  insertContactMethods(tx, ctx, wires.map((wire) => ({ id: wire.id, sipUsername: wire.kind === 'SIP_ACCOUNT' ? wire.sipUsername : undefined, draft: decided(wire) })));

export const contactMethodHistory: History<ContactMethod> = {
  type: 'contact-method',
  current: (tx, _ctx, id) => findContactMethod(tx, id),
  restore,
  recreate: async (tx, ctx, wire) => {
    await recreate(tx, ctx, [wire]);
    return loadContactMethod(tx, wire.id);
  },
  remove: (tx, ctx, id) => dropContactMethods(tx, ctx, [id]),
  many: {
    current: async (tx, _ctx, ids) => new Map((await findContactMethods(tx, { id: ids })).map((found) => [found.id, found])),
    restore: async (tx, ctx, wires) => { for (const wire of wires) await restore(tx, ctx, wire); },
    recreate,
    remove: dropContactMethods,
  },
  claims: (wire) => {
    const draft = decided(wire);
    return draft.kind === 'EMAIL' ? {} : handlingClaims({ kind: 'contact-method', id: wire.id }, { ...draft, shown: { ids: presentedBy(draft), detail: noPresented } });
  },
  lost: ({ kind }) => (kind === 'SIP_ACCOUNT' ? ['sip-password'] : []),
  comparable: (wire) => withSortedIds(decided(wire)),
};
