import { notFound, Problem } from '@patchbay/contract/http/problem';
import { type RelatedKind, related, type Relations } from '@patchbay/contract/relations';
import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';
import type { TenantCtx } from '../../platform/ctx.ts';
import { callFlowsOfUsers, callFlowsWith, devicesOf, linesWith } from '../../platform/relations.ts';

const tables: { [K in RelatedKind]: string } = {
  user: 'app_user', 'app-configuration': 'app_configuration', 'contact-method': 'contact_method', extension: 'extension', 'ring-group': 'ring_group', 'phone-number': 'phone_number', 'internal-number': 'internal_number',
  'time-schedule': 'time_schedule', 'audio-file': 'audio_file', playlist: 'playlist', 'delivery-method': 'delivery_method', 'feature-code': 'feature_code', 'call-flow': 'call_flow',
};

const requireSeen = async (tx: Tx, ctx: TenantCtx, kind: RelatedKind, id: string): Promise<void> => {
  const permission = related[kind];
  if (!ctx.permissions.has(permission)) throw new Problem('forbidden', `This also needs the permission ${permission}.`, { params: { permission } });
  const found = await tx.$queryRaw<object[]>`select id from ${Prisma.raw(tables[kind])} where id = ${id}::uuid`;
  if (found.length === 0) throw notFound();
};

const usersWhoseAppRings = async (tx: Tx, where: Prisma.ExtensionWhereInput): Promise<string[]> =>
  (await tx.extension.findMany({ where: { ...where, mobileUserId: { not: null } }, select: { mobileUserId: true } })).map(({ mobileUserId }) => mobileUserId!);

/** What an object has to do with. Of what the asker may not see, nothing is told. */
export const getRelations = (ctx: TenantCtx, kind: RelatedKind, id: string): Promise<Relations> =>
  ctx.inTenant(async (tx) => {
    await requireSeen(tx, ctx, kind, id);
    const lines = await linesWith(tx, kind, id);
    // Of an app configuration the lines are those beside it: its devices are its user's all the same.
    const userIds = kind === 'user' ? [id] : lines.filter((line) => kind === 'contact-method' || line.kind === 'app-configuration').map(({ userId }) => userId);
    if (kind === 'extension') userIds.push(...(await usersWhoseAppRings(tx, { id })));
    if (kind === 'ring-group') userIds.push(...(await usersWhoseAppRings(tx, { ringGroups: { some: { groupId: id } } })));
    const own = kind === 'app-configuration' ? await tx.appConfiguration.findUniqueOrThrow({ where: { id }, select: { userId: true } }) : null;
    return {
      callFlows: !ctx.permissions.has('callFlows:read') || kind === 'call-flow' ? [] : await (kind === 'user' ? callFlowsOfUsers(tx, [id]) : callFlowsWith(tx, [id])),
      contactMethods: lines.map(({ kind: of, id: lineId, label }) => ({ kind: of, id: lineId, label })),
      appDevices: ctx.permissions.has('users:read') ? await devicesOf(tx, own ? [own.userId] : userIds) : [],
    };
  });
