import type { Phone } from '@patchbay/contract/phones';
import { identifyPhone, phoneModels, vendorOf } from '@patchbay/domain/provisioning/catalogue';
import { highestPosition } from '@patchbay/domain/provisioning/line-positions';
import { provisioningPath } from '@patchbay/domain/provisioning/requested-file';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded, type Param } from '../../platform/list.ts';
import { mainFileOf, modelNameOf } from '../../platform/phone-files.ts';

export interface PhoneRow {
  id: string;
  name: string;
  is_virtual: boolean;
  model_id: string;
  mac: string | null;
  accepts_data_from_phone: boolean;
  file_name: string;
  http_username: string;
  http_scheme: string;
  first_fetch_until: Date | null;
  known_networks: string[];
  old_secret_until: Date | null;
  is_changed: boolean;
  has_http_password: boolean;
  template_id: string | null;
  field_values: Phone['fieldValues'];
  secret_field_names: string[];
  key_layout_id: string | null;
  keys: Phone['keys'];
  version: number;
  created_at: Date;
  updated_at: Date;
  lines: Phone['lines'];
  last_fetch: { at: string; ip: string; userAgent: string } | null;
}

/** What the masked part of an address looks like, however long the secret is. */
const mask = '••••••••';

/** @param provisioningUrl of the installation, without a slash at its end */
const phoneToWire = (provisioningUrl: string) => (row: PhoneRow): Phone => ({
  id: row.id,
  name: row.name,
  isVirtual: row.is_virtual,
  modelId: row.model_id,
  modelName: modelNameOf(row.model_id),
  mac: row.mac,
  acceptsDataFromPhone: row.accepts_data_from_phone,
  fileName: row.file_name,
  httpUsername: row.http_username,
  hasHttpPassword: row.has_http_password,
  templateId: row.template_id,
  fieldValues: row.field_values,
  hiddenFieldsSet: row.secret_field_names,
  keyLayoutId: row.key_layout_id,
  keys: row.keys,
  provisioningUrl: provisioningUrl + provisioningPath(mask, mainFileOf({ id: row.id, name: row.name, modelId: row.model_id, mac: row.mac, fileName: row.file_name })),
  lines: row.lines,
  httpScheme: row.http_scheme as Phone['httpScheme'],
  lastFetch: row.last_fetch && { ...row.last_fetch, at: new Date(row.last_fetch.at).toISOString(), firmware: identifyPhone(row.last_fetch.userAgent)?.firmware ?? '' },
  isChangedSinceFetch: row.is_changed,
  firstFetchUntil: row.first_fetch_until?.toISOString() ?? null,
  knownNetworks: row.known_networks,
  oldSecretUntil: row.old_secret_until?.toISOString() ?? null,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

/** Nothing has changed for a phone that never came. */
const isChangedSinceFetch = `coalesce((select f.revision <> phone_revision(p.id) from phone_last_fetch f where f.tenant_id = p.tenant_id and f.phone_id = p.id and f.config_at is not null), false)`;

const positions = Array.from({ length: highestPosition + 1 }, (_, position) => position);

const lines = 'phone_line l join extension e on e.id = l.extension_id where l.tenant_id = p.tenant_id and l.phone_id = p.id';

/** A part of the name, of the model's, of the MAC address in any notation, or of who is on a line. */
const search = (text: string, param: Param): string => {
  const like = param(likeAnywhere(text));
  const hex = text.replace(/[\s:.-]/g, '').toLowerCase();
  const models = phoneModels.filter((model) => modelNameOf(model.id).toLowerCase().includes(text.toLowerCase())).map((model) => model.id);
  return [
    likeFolded('p.name', like),
    `p.model_id = any(${param(models)})`,
    ...(/^[0-9a-f]{2,12}$/.test(hex) ? [`p.mac like ${param(`%${hex}%`)}`] : []),
    `exists (select from ${lines} and (e.short_number like ${like} or ${likeFolded('e.display_name', like)}))`,
  ].join(' or ');
};

export const phoneListing = (provisioningUrl: string): Listing<PhoneRow, Phone> => ({
  map: {
    from: 'phone p',
    id: 'p.id',
    select: `p.name, p.is_virtual, p.model_id, p.mac, p.accepts_data_from_phone, p.file_name, p.http_username, p.http_password is not null as has_http_password,
      p.http_scheme, p.first_fetch_until, p.known_networks, case when p.old_secret_until > current_timestamp then p.old_secret_until end as old_secret_until, ${isChangedSinceFetch} as is_changed,
      p.template_id, p.field_values, p.secret_field_names, p.key_layout_id, p.keys, p.version, p.created_at, p.updated_at,
      (select coalesce(jsonb_agg(jsonb_build_object('position', l.position, 'extensionId', e.id, 'shortNumber', e.short_number, 'displayName', e.display_name) order by l.position), '[]') from ${lines}) as lines,
      (select jsonb_build_object('at', f.at, 'ip', f.ip, 'userAgent', f.user_agent) from phone_last_fetch f where f.tenant_id = p.tenant_id and f.phone_id = p.id) as last_fetch`,
    sort: {
      name: { sql: 'p.name', type: 'text' },
      modelId: { sql: 'p.model_id', type: 'text' },
      mac: { sql: "coalesce(p.mac, '')", type: 'text' },
      createdAt: { sql: 'p.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'p.updated_at', type: 'timestamptz' },
    },
    search,
    filters: {
      id: (value, param) => `p.id = ${param(value)}`,
      templateId: (value, param) => `p.template_id = ${param(value)}`,
      keyLayoutId: (value, param) => `p.key_layout_id = ${param(value)}`,
      modelId: (value, param) => `p.model_id = ${param(value)}`,
      vendor: (value, param) => `p.model_id = any(${param(phoneModels.filter((model) => vendorOf(model).name === value).map((model) => model.id))})`,
      hasLines: (value) => `exists (select from phone_line l where l.tenant_id = p.tenant_id and l.phone_id = p.id) = ${value}`,
      isVirtual: (value) => `p.is_virtual = ${value}`,
      acceptsDataFromPhone: (value) => `p.accepts_data_from_phone = ${value}`,
      extensionId: (value, param) => `exists (select from phone_line l where l.tenant_id = p.tenant_id and l.phone_id = p.id and l.extension_id = ${param(value)})`,
    },
  },
  toWire: phoneToWire(provisioningUrl),
  csv: {
    fileName: 'phones',
    columns: [
      { header: 'Name', cell: (p) => p.name },
      { header: 'Phone Model', cell: (p) => p.modelName },
      ...positions.map((position) => ({ header: `Line ${position}`, cell: (p: Phone) => p.lines.find((line) => line.position === position)?.shortNumber })),
      { header: 'MAC plain', cell: (p) => p.mac },
      { header: 'Virtual', cell: (p) => p.isVirtual },
      { header: 'Accept data from phone', cell: (p) => p.acceptsDataFromPhone },
      { header: 'Optional file name', cell: (p) => p.fileName },
      { header: 'HTTP Username', cell: (p) => p.httpUsername },
      { header: 'Autoprovisioning URL', cell: (p) => p.provisioningUrl },
      { header: 'Last Fetch', cell: (p) => p.lastFetch?.at },
      { header: 'Firmware', cell: (p) => p.lastFetch?.firmware },
      { header: 'Changed Since Last Fetch', cell: (p) => p.isChangedSinceFetch },
      { header: 'ID', cell: (p) => p.id },
    ],
  },
});
