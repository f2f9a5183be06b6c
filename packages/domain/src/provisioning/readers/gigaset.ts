import { xmlReader } from './xml.ts';

const nvm = 'provisioning/nvm';

/** `<param name="…" value="…"/>`; a handset is added by an operation, whose own parameters say how. */
export const readGigaset = xmlReader(({ path, attributes }) => {
  const { name = '', value = '' } = attributes;
  if (path === 'provisioning' || path === nvm) return [];
  if (path === `${nvm}/oper`) return [[value === '' ? name : `${name}.${Number(value)}`, value]];
  if (path === `${nvm}/oper/param`) return [];
  return path === `${nvm}/param` ? [[name.replace(/\.0+(?=[1-9]\d*\.)/, '.'), value]] : undefined;
});
