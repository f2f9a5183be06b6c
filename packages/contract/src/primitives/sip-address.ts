import { z } from 'zod';

const ipv4 = /^(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;
const domainLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const topLabel = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const international = /^[\p{L}\p{N}\p{M}.·-]+$/u;

const hostnameOf = (host: string): string | undefined => (URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined);

/**
 * A host as it stands in a SIP URI, however it is written: in small letters, an IPv6 address in brackets and as short as it can be, an
 * international name as the network has it, and without the dot at the end that means the same. What is none stays as it is.
 */
export const canonicalHost = (text: string): string => {
  const host = text.trim().toLowerCase();
  if (host.includes(':')) return hostnameOf(`[${host.replace(/^\[(.*)\]$/, '$1')}]`) ?? host;
  const name = host.replace(/(?<=[^.])\.$/, '');
  return /[^\x21-\x7e]/.test(name) && international.test(name) ? (hostnameOf(name) ?? name) : name;
};

/** `host` of RFC 3261, section 25.1, as `canonicalHost` writes it: a name whose last part begins with a letter, or an address. */
export const isHost = (host: string): boolean => {
  if (host.startsWith('[')) return hostnameOf(host) === host;
  if (ipv4.test(host)) return true;
  const labels = host.split('.');
  return host.length <= 253 && labels.every((label) => domainLabel.test(label)) && topLabel.test(labels.at(-1)!);
};

export const SipHost = z.string().overwrite(canonicalHost).max(253).refine(isHost, 'A host name, or an IPv4 or IPv6 address');

/** `user` of RFC 3261, section 25.1: whatever may stand there, other characters as `%23` for `#`. */
export const SipUser = z.string().trim().max(60)
  .regex(/^(?:[A-Za-z0-9\-_.!~*'()&=+$,;?/]|%[0-9A-Fa-f]{2})+$/, 'Letters, digits and - _ . ! ~ * \' ( ) & = + $ , ; ? / only; others as % and two digits, such as %23 for #');
