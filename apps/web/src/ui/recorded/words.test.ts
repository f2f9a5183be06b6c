import { contract } from '@patchbay/contract';
import type { EntityType } from '@patchbay/contract/audit';
import { ExtensionSettings } from '@patchbay/contract/extension-cards';
import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { words } from '../../i18n/en/index.ts';
import { areas, vocabularies } from './areas.ts';
import { derived } from './derived.ts';

type Verbs = { [verb: string]: AnyEndpoint | undefined };
type Def = z.core.$ZodTypeDef & { [part: string]: unknown };
interface Found {
  field: string;
  /** As a part of a field that is an object. */
  isInner: boolean;
  values: string[];
}

const nounOf: { [T in EntityType]?: string } = { ...areas, membership: 'memberships', 'provisioning-settings': 'provisioningSettings', 'saved-view': 'savedViews' };
const nouns = Object.entries(nounOf) as [EntityType, string][];
const verbsOf = (noun: string): Verbs => (contract as unknown as { [noun: string]: Verbs })[noun] ?? {};

/** Every field of a schema with the values that it may have where they are a choice, and so on into objects. */
const fieldsOf = (schema: unknown, isInner = false, field = ''): Found[] => {
  const def = (schema as { _zod?: { def: Def } } | undefined)?._zod?.def;
  if (!def) return [];
  if (def.type === 'object') return Object.entries(def.shape as object).flatMap(([key, part]) => [{ field: key, isInner, values: [] }, ...fieldsOf(part, true, key)]);
  const values = def.type === 'enum' ? Object.values(def.entries as object) : def.type === 'literal' ? (def.values as unknown[]) : [];
  const parts = [def.left, def.right, def.in, def.out, def.innerType, def.element, def.valueType, ...((def.options as unknown[] | undefined) ?? [])];
  return [...(values.length > 0 ? [{ field, isInner, values: values.map(String) }] : []), ...parts.flatMap((part) => fieldsOf(part, isInner, field))];
};

const draftsOf = (noun: string) => [verbsOf(noun).create?.body, verbsOf(noun).update?.body];
const schemasOf = (noun: string) => [...draftsOf(noun), verbsOf(noun).get?.response, ...(noun === 'extensions' ? [ExtensionSettings] : [])];
const bookkeeping = ['id', 'version', 'createdAt', 'updatedAt'];

const at = (path: string): unknown => path.split('.').reduce<unknown>((tree, key) => (tree as { [key: string]: unknown } | undefined)?.[key], words);
const isWorded = (type: EntityType, { field, isInner }: Found) => {
  const own = (areas as { [T in EntityType]?: string })[type];
  return field in words.fields.names || (!isInner && own !== undefined && field in (at(`${own}.history`) as object));
};

// The same in every language: protocols and keys of a phone, and what is worded by itself.
const isTechnical = ({ field, values }: Found) => ['transport', 'key', 'language', 'code', 'failure', 'country', 'family'].includes(field) || values.join() === '';

describe.each(nouns)('of a %s', (type, noun) => {
  const found = schemasOf(noun).flatMap((schema) => fieldsOf(schema));

  test('every field has a word', () => {
    expect(found.length).toBeGreaterThan(1);
    expect(found.filter((one) => one.values.length === 0 && !bookkeeping.includes(one.field) && !isWorded(type, one)).map(({ field }) => field)).toEqual([]);
  });

  test('every value that is a choice has a word', () => {
    const hasWord = (field: string, value: string) => (vocabularies[field] ?? []).some((area) => value in ((at(area) ?? {}) as object));
    const missing = found.filter((one) => !isTechnical(one)).flatMap(({ field, values }) => values.filter((value) => value !== '' && !hasWord(field, value)).map((value) => `${field} ${value}`));
    expect([...new Set(missing)]).toEqual([]);
  });

  test('what is left out as derived is there, and nobody sets it', () => {
    const settable = new Set(draftsOf(noun).flatMap((schema) => fieldsOf(schema)).filter(({ isInner }) => !isInner).map(({ field }) => field));
    const known = new Set(found.map(({ field }) => field));
    const recordedOnly = ['ringGroups', 'copiedFrom', 'copyIds'];
    expect((derived[type] ?? []).filter((field) => settable.has(field) || !(known.has(field) || recordedOnly.includes(field)))).toEqual([]);
  });
});
