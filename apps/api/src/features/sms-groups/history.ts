import type { SmsGroup } from '@patchbay/contract/sms-groups';
import type { History } from '../../platform/history.ts';
import { changeSmsGroup, dropSmsGroup, findSmsGroup, insertSmsGroup, loadSmsGroup } from './sms-groups.ts';

export const smsGroupHistory: History<SmsGroup> = {
  type: 'sms-group',
  current: (tx, _ctx, id) => findSmsGroup(tx, id),
  restore: async (tx, ctx, { version: _version, ...wire }) => changeSmsGroup(tx, ctx, await loadSmsGroup(tx, wire.id), wire),
  recreate: (tx, ctx, wire) => insertSmsGroup(tx, ctx, wire.id, wire),
  remove: (tx, ctx, id) => dropSmsGroup(tx, ctx, id),
  claims: ({ id, phoneNumberId }) => ({ numbers: { assignee: { kind: 'sms-group', id }, ids: phoneNumberId === null ? [] : [phoneNumberId] } }),
  comparable: ({ name, isEnabled, phoneNumberId, ownerExtensionId, memberExtensionIds }) =>
    ({ name, isEnabled, phoneNumberId, ownerExtensionId, memberExtensionIds: [...memberExtensionIds].sort() }),
};
