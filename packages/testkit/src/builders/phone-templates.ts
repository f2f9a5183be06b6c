import { createHash } from 'node:crypto';
import type { PhoneKey } from '@patchbay/contract/key-layouts';
import type { TemplateField } from '@patchbay/contract/phone-templates';
import type { App } from '@patchbay/api/platform/http/route';
import { asPlatform } from '@patchbay/database/as-platform';
import { findFamily, shippedTexts } from '@patchbay/domain/provisioning/families';
import type { Node } from './organisations.ts';

interface Overrides {
  name?: string;
  family?: string;
  device?: string;
  fields?: TemplateField[];
}

let counter = 0;

/** A copy of what a family comes with, straight in the database; Yealink's unless said otherwise. */
export const aPhoneTemplate = ({ deps }: App, owner: Pick<Node, 'id' | 'path'>, { name = `Template ${(counter += 1)}`, family = 'yealink.t-series', device, fields = [] }: Overrides = {}) =>
  asPlatform(deps.database, (tx) => {
    const shipped = shippedTexts(findFamily(family)!.family);
    const texts = { ...shipped, ...(device !== undefined && { device }) };
    const hashOf = (of: typeof texts) => createHash('sha256').update(JSON.stringify([family, of.device, of.boot, of.common])).digest('hex');
    const base = { baseName: '', baseDevice: shipped.device, baseBoot: shipped.boot, baseCommon: shipped.common, baseHash: hashOf(shipped) };
    return tx.phoneTemplate.create({ data: { id: deps.clock.newId(), ownerId: owner.id, ownerPath: owner.path, name, family, ...texts, fields, hash: hashOf(texts), ...base }, select: { id: true, name: true } });
  });

/** A layout of keys, straight in the database. */
export const aKeyLayout = ({ deps }: App, owner: Pick<Node, 'id' | 'path'>, { name = `Layout ${(counter += 1)}`, keys = [] }: { name?: string; keys?: PhoneKey[] } = {}) =>
  asPlatform(deps.database, (tx) => tx.keyLayout.create({ data: { id: deps.clock.newId(), ownerId: owner.id, ownerPath: owner.path, name, keys }, select: { id: true, name: true } }));
