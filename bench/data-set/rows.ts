import { createHash, randomBytes } from 'node:crypto';
import type { Secrets } from '@patchbay/api/platform/secrets';
import { e164Of } from './e164.ts';
import { idOf } from './identity.ts';
import { companyName, personName } from './names.ts';
import { countsOf, type Shape } from './shape.ts';

export type Cell = string | number | boolean | null;
export type Row = Cell[];

interface Owner {
  id: string;
  path: string;
  code: string;
}

const platformPath = '/1/';
const firstReseller = 2;

export const resellerAt = (index: number): Owner => ({ id: idOf('reseller', index), path: `${platformPath}${firstReseller + index}/`, code: `R${index}` });

export const enterpriseAt = (shape: Shape, index: number): Owner => {
  const reseller = resellerAt(Math.floor(index / shape.enterprisesPerReseller));
  return { id: idOf('enterprise', index), path: `${reseller.path}${firstReseller + shape.resellers + index}/`, code: `E${index}` };
};

const zones = ['Europe/Lisbon', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'America/Sao_Paulo'];

export const organisationColumns = ['id', 'number', 'kind', 'parent_id', 'path', 'name', 'code', 'time_zone', 'language'];
export function* organisationRows(shape: Shape): Generator<Row> {
  yield [idOf('platform', 0), 1, 'platform', null, platformPath, 'Platform', 'PLATFORM', 'UTC', 'en'];
  for (let i = 0; i < shape.resellers; i++) {
    const { id, path, code } = resellerAt(i);
    yield [id, firstReseller + i, 'reseller', idOf('platform', 0), path, `${companyName(i)} Telecom`, code, zones[i % zones.length]!, 'en'];
  }
  for (let i = 0; i < countsOf(shape).enterprises; i++) {
    const { id, path, code } = enterpriseAt(shape, i);
    yield [id, firstReseller + shape.resellers + i, 'enterprise', idOf('reseller', Math.floor(i / shape.enterprisesPerReseller)), path, companyName(i), code, zones[i % zones.length]!, i % 3 === 0 ? 'de' : 'en'];
  }
}

// A year of changes, scattered: the order by time has nothing to do with the order by number.
const changedAt = (index: number): string => new Date(Date.UTC(2026, 0, 1) + ((index * 2_654_435_761) % 31_000_000_000)).toISOString();

const ringingEvery = (shape: Shape): number => Math.floor(shape.numbersPerEnterprise / shape.extensionsPerEnterprise);

export const numberColumns = ['id', 'e164', 'owner_id', 'owner_path', 'voice', 'sms', 'fax', 'voice_route_type', 'voice_extension_id', 'voice_assignee_kind', 'voice_assignee_id', 'voice_assignee_label', 'created_at', 'updated_at'];
/** Every tenth number of an enterprise or so rings at one of its extensions; the rest is free. */
export function* numberRows(shape: Shape): Generator<Row> {
  let index = 0;
  const total = countsOf(shape).numbers;
  const row = (owner: Owner, extension: number | null): Row => {
    const n = index++;
    const route = extension === null && n % 20 === 19 ? 'OPERATOR_CONNECT' : 'DIRECT_ROUTING';
    const label = extension === null ? null : labelOf(extension, shape);
    const id = extension === null ? null : idOf('extension', extension);
    return [idOf('number', n), e164Of(n, total), owner.id, owner.path, true, n % 10 === 0, n % 25 === 0, route, id, id && 'extension', id, label, changedAt(n), changedAt(n)];
  };
  for (let r = 0; r < shape.resellers; r++) for (let i = 0; i < shape.pooledNumbers; i++) yield row(resellerAt(r), null);
  const every = ringingEvery(shape);
  for (let e = 0; e < countsOf(shape).enterprises; e++) {
    const owner = enterpriseAt(shape, e);
    for (let i = 0; i < shape.numbersPerEnterprise; i++) {
      const rings = i % every === 0 && i / every < shape.extensionsPerEnterprise;
      yield row(owner, rings ? e * shape.extensionsPerEnterprise + i / every : null);
    }
  }
}

const firstShortNumber = 100;
export const shortNumberOf = (extension: number, shape: Shape): string => String(firstShortNumber + (extension % shape.extensionsPerEnterprise));
const labelOf = (extension: number, shape: Shape): string => `${shortNumberOf(extension, shape)} ${personName(extension)}`;
const tenantOf = (index: number, shape: Shape): Owner => enterpriseAt(shape, Math.floor(index / shape.extensionsPerEnterprise));

/** The nth extension and the number that rings at it. */
export const extensionAt = (shape: Shape, index: number): { id: string; numberId: string } => {
  const enterprise = Math.floor(index / shape.extensionsPerEnterprise);
  const inEnterprise = (index % shape.extensionsPerEnterprise) * ringingEvery(shape);
  return { id: idOf('extension', index), numberId: idOf('number', shape.resellers * shape.pooledNumbers + enterprise * shape.numbersPerEnterprise + inEnterprise) };
};

export const dialCodeColumns = ['tenant_id', 'code', 'kind'];
export function* dialCodeRows(shape: Shape): Generator<Row> {
  for (let i = 0; i < countsOf(shape).extensions; i++) yield [tenantOf(i, shape).id, shortNumberOf(i, shape), 'extension'];
}

export const extensionColumns = ['tenant_id', 'id', 'short_number', 'display_name', 'username', 'sip_username', 'sip_password'];
export function* extensionRows(shape: Shape, secrets: Secrets): Generator<Row> {
  for (let i = 0; i < countsOf(shape).extensions; i++) {
    const tenant = tenantOf(i, shape);
    const id = idOf('extension', i);
    const short = shortNumberOf(i, shape);
    const password = secrets.seal(randomBytes(18).toString('base64url'), `extension:sip-password:${id}`);
    yield [tenant.id, id, short, personName(i), short, `${short}-${tenant.code}`, password];
  }
}

/** What a phone knows of itself; the same for the nth phone every time, so that a line can fetch as any of them. */
export const phoneAt = (index: number) => ({
  id: idOf('phone', index),
  mac: `805ec0${index.toString(16).padStart(6, '0')}`,
  secret: createHash('sha256').update(`bench phone ${index}`).digest('base64url').slice(0, 32),
  httpUsername: `phone${index}`,
  httpPassword: `bench-password-${index}`,
});

export const phoneColumns = ['tenant_id', 'id', 'name', 'model_id', 'mac', 'secret_hash', 'secret', 'http_username', 'http_password'];
export function* phoneRows(shape: Shape, secrets: Secrets): Generator<Row> {
  for (let i = 0; i < countsOf(shape).extensions; i++) {
    const { id, mac, secret, httpUsername, httpPassword } = phoneAt(i);
    const hash = createHash('sha256').update(secret).digest('hex');
    yield [tenantOf(i, shape).id, id, `Desk of ${personName(i)}`, 'yealink-t46u', mac, `\\x${hash}`, secrets.seal(secret, `phone:secret:${id}`), httpUsername, secrets.seal(httpPassword, `phone:http-password:${id}`)];
  }
}

export const phoneLineColumns = ['tenant_id', 'phone_id', 'position', 'extension_id'];
export function* phoneLineRows(shape: Shape): Generator<Row> {
  for (let i = 0; i < countsOf(shape).extensions; i++) yield [tenantOf(i, shape).id, idOf('phone', i), 0, idOf('extension', i)];
}
