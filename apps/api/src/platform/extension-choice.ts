import { type EndpointKind } from '@patchbay/contract/extensions';
import { type ExtensionChoice, mostExtensionsAtOnce } from '@patchbay/contract/extension-bulks';
import type { ActingCtx } from './ctx.ts';
import { seenByMonitor, seenExtensions } from './extension-sight.ts';
import { digitsConditions } from './find-numbers.ts';
import { forwardsNow } from './forwards-now.ts';
import { foldedOnce, likeAnywhere, type ListMap } from './list.ts';
import { matchingIds } from './matching-ids.ts';
import { everyWord } from './words.ts';

/** Where each kind of endpoint is switched on. */
export const endpointColumns: { [K in EndpointKind]: string } = { SOFTPHONE: 'e.softphone_on', MOBILE: 'e.mobile_on', THIRD_PARTY: 'e.third_party_on', IP_PHONE: 'e.ip_phone_on' };

/** By what extensions are found and ordered, in their list and where something is done to all that match. */
export const extensionMatch: Omit<ListMap<{ id: string }>, 'select' | 'row'> = {
  from: 'extension e',
  id: 'e.id',
  sort: {
    shortNumber: { sql: 'e.short_number', type: 'text' },
    displayName: { sql: 'e.display_name', type: 'text' },
    createdAt: { sql: 'e.created_at', type: 'timestamptz' },
    updatedAt: { sql: 'e.updated_at', type: 'timestamptz' },
  },
  search: (text, param) => {
    // Asked once for all numbers of the enterprise, and not of each extension.
    const own = digitsConditions(text, param).map((condition) => `e.id in (select n.voice_extension_id from phone_number n where n.voice_extension_id is not null and (${condition}))`);
    return [everyWord(text, (word) => `e.search_words like ${foldedOnce(param(likeAnywhere(word)))}`), ...own].join(' or ');
  },
  filters: {
    id: (value, param) => `e.id = ${param(value)}`,
    enabled: (value, param) => `e.is_enabled = ${param(value)}`,
    ringGroupId: (value, param) => `exists (select from ring_group_member m where m.tenant_id = e.tenant_id and m.member_id = e.id and not m.is_gone and m.group_id = ${param(value)})`,
    dialPlanProfileId: (value, param) => `e.dial_plan_profile_id = ${param(value)}`,
    endpoint: (value: EndpointKind) => endpointColumns[value],
    voicemail: (value) => `(e.unanswered = 'VOICEMAIL') = ${value}`,
    role: (value, param) => `e.role = ${param(value)}`,
    userId: (value, param) => `e.mobile_user_id = ${param(value)}`,
    forwardsTo: (value, param) => `exists (select from extension_forward f where f.tenant_id = e.tenant_id and f.extension_id = e.id and f.target_id = ${param(value)})`,
    seenBy: (account, param) => seenByMonitor(param(account)),
    forwardsNow: (value) => `${forwardsNow} = ${value}`,
  },
};

/** The ids that are chosen and seen, by short number; some of those that are named may be gone by now. */
export const chosenExtensions = async (ctx: ActingCtx, { ids, matching }: ExtensionChoice): Promise<string[]> => {
  if (ids) return [...(await ctx.read((sql) => seenExtensions(sql, ctx, ids)))];
  return matchingIds(ctx, { ...extensionMatch, select: '' }, { ...matching, seenBy: ctx.monitorId, sort: 'shortNumber', pageSize: 1 }, { noun: 'extension', most: mostExtensionsAtOnce });
};
