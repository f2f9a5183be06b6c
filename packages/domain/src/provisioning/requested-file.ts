import { familyOf, phoneModel } from './catalogue.ts';
import type { DeviceView } from './device-view.ts';
import type { FileKind, RequestedName } from './model.ts';
import { withCredentials } from './notations/address.ts';

type Phone = DeviceView['phone'];

/** The files that a phone asks for, in its order, under the names that it has for them. */
export const filesOf = (phone: Phone): RequestedName[] =>
  phoneModel(phone.modelId).files.map(({ kind, name }) => ({ kind, name: fill((kind === 'device' && phone.fileName) || name, phone) }));

/** The name of the file with all of the phone's settings: the one to put into its provisioning address. */
export const deviceFileName = (phone: Phone): string => filesOf(phone).find(({ kind }) => kind === 'device')!.name;

/** Which of its files a phone means by a name, in any letter case; nothing if it is none of them. */
export const requestedFile = (phone: Phone, requested: string): FileKind | undefined => {
  const wanted = requested.toLowerCase();
  return filesOf(phone).find(({ name }) => name.toLowerCase() === wanted)?.kind;
};

/** Where the provisioning server keeps a file: the secret names the phone. */
export const provisioningPath = (secret: string, fileName: string): string => `/p/${secret}/${encodeURIComponent(fileName)}`;

/** Whether phones of that model have no place for user name and password but the address. */
export const areCredentialsInAddress = (modelId: string): boolean => familyOf(phoneModel(modelId)).credentials === 'in-address';

/** An address as a phone of that model is given it. */
export const addressFor = (modelId: string, url: string, credentials: { username: string; password: string }): string =>
  areCredentialsInAddress(modelId) ? withCredentials(url, credentials) : url;

/** Why a file name that overrides the model's own cannot be used; nothing if it can. `{mac}`, `{MAC}` and `{model}` may stand in it. */
export const fileNameProblem = (fileName: string): string | undefined => {
  if (/[/\\]/.test(fileName)) return 'A file name has no slashes.';
  if (fileName.length > 100) return 'A file name has at most 100 characters.';
  const unknown = [...fileName.matchAll(variable)].find(([, name]) => !variables.has(name!));
  if (unknown) return `${unknown[0]} is unknown: {mac}, {MAC} and {model} can be used.`;
  if (!/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(fileName.replace(variable, 'x'))) return 'Letters, digits and . _ - only, and no dot at the beginning.';
};

/** Whether a name that overrides the model's own is that of another file which the phone asks for: it would be given that one, and never its settings. */
export const isNameOfOtherFile = (phone: Phone): boolean => {
  const name = deviceFileName(phone).toLowerCase();
  return filesOf(phone).some((file) => file.kind !== 'device' && file.name.toLowerCase() === name);
};

const fill = (pattern: string, phone: Pick<Phone, 'mac' | 'modelId'>): string =>
  pattern.replace(variable, (whole, name: string) => variables.get(name)?.(phone) ?? whole);

const variable = /\{\$?([a-z]+)\}/gi;

const variables = new Map<string, (phone: Pick<Phone, 'mac' | 'modelId'>) => string>([
  ['mac', (phone) => phone.mac.toLowerCase()],
  ['MAC', (phone) => phone.mac.toUpperCase()],
  ['model', (phone) => phone.modelId],
]);
