import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import { notFound } from '@patchbay/contract/http/problem';
import { audit } from '../../platform/audit.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { bumpCards } from '../../platform/extension-cards.ts';
import { refuseUnseen } from '../../platform/extension-sight.ts';
import type { ServedFile } from '../../platform/http/served-file.ts';
import { keepPicture, servePicture } from '../../platform/pictures.ts';
import { lockCards, partOf } from './cards/card.ts';
import { settingsOf } from './cards/settings.ts';
import { entityOf, loadState } from './load.ts';

const give = (ctx: TenantCtx, id: string, imageId: string | null): Promise<ExtensionSettings> =>
  ctx.inTenant(async (tx) => {
    await lockCards(tx, id);
    const before = await loadState(tx, id);
    if (before.identity.imageId === imageId) return settingsOf(tx, before);
    await tx.extension.update({ where: { id }, data: { imageId }, select: { id: true } });
    await bumpCards(tx, ctx, [id], ['identity']);
    const after = await loadState(tx, id);
    await audit(tx, ctx, 'extension.updated', { entity: entityOf(after), before: partOf(before, ['id', 'identity']), after: partOf(after, ['id', 'identity']) });
    return settingsOf(tx, after);
  });

/** Gives an extension an image, which goes back with its identity. */
export const setExtensionImage = async (ctx: TenantCtx, id: string, file: AsyncIterable<Uint8Array>): Promise<ExtensionSettings> =>
  give(ctx, id, await keepPicture(ctx, file, (tx) => loadState(tx, id)));

/** Takes it away; it is kept for a while, so that this can be undone. */
export const removeExtensionImage = (ctx: TenantCtx, id: string): Promise<ExtensionSettings> => give(ctx, id, null);

export const extensionImage = async (ctx: TenantCtx, id: string): Promise<ServedFile> => {
  const found = await ctx.inTenant(async (tx) => {
    await refuseUnseen(tx, ctx, id);
    return tx.extension.findUnique({ where: { id }, select: { displayName: true, shortNumber: true, image: { select: { id: true, format: true, sizeBytes: true } } } });
  });
  if (!found?.image) throw notFound('picture');
  return servePicture(ctx, found.image, found.displayName || found.shortNumber);
};
