import { xmlReader } from './xml.ts';

/** Accounts without a number: `account.` and the name stands for one in any of them. */
export const readZoiper = xmlReader(({ path, name, text }) => {
  if (path === 'options' || path === 'options/accounts' || path === 'options/accounts/account') return [];
  return path === `options/accounts/account/${name}` ? [[`account.${name}`, text]] : undefined;
});
