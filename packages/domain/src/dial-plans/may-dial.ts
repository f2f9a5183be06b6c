import type { CallClass, DialPlan, DialReason, DialVerdict } from '@patchbay/contract/dial-plan-profiles';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { toE164 } from '../numbering/to-e164.ts';
import { plain } from '../numbering/typed.ts';
import { callsForHelp } from './emergency-numbers.ts';
import { numberClass } from './number-class.ts';

export interface Dialling {
  /** Any text: a number in any notation, or a short code. */
  dialled: string;
  /** Where the caller is (ISO code): where national and emergency numbers are understood. */
  country: string | null;
  /** The number that the call shows, for what is local. */
  presentation?: string | undefined;
}

/** Whether a short code is taken in the enterprise, or an E.164 number is one of its own: what is so never leaves it. */
export type IsInternal = (number: string) => boolean;

/** What extensions follow that have no profile, where the enterprise has no default one: nothing leaves it but calls for help. */
export const internalOnly: DialPlan = { allowedClasses: ['INTERNAL'], allowPrefixes: [], denyPrefixes: [] };

const byClass = ({ allowedClasses }: DialPlan, of: CallClass): DialReason => ({ code: allowedClasses.includes(of) ? 'class-allowed' : 'class-denied', class: of });

/** Every prefix of the plan that the number begins with, the one that decides first. */
const byPrefix = ({ allowPrefixes, denyPrefixes }: DialPlan, e164: string): DialReason[] =>
  [
    ...denyPrefixes.map(({ prefix, note }): DialReason & { prefix: string } => ({ code: 'prefix-denied', prefix, note })),
    ...allowPrefixes.map(({ prefix, note }): DialReason & { prefix: string } => ({ code: 'prefix-allowed', prefix, note })),
  ]
    .filter(({ prefix }) => e164.startsWith(prefix))
    // Stable, so of two that are the same the denial stays first.
    .sort((a, b) => b.prefix.length - a.prefix.length);

const allowing: ReadonlySet<DialReason['code']> = new Set<DialReason['code']>(['emergency', 'prefix-allowed', 'class-allowed']);

const verdict = (of: DialVerdict['class'], normalised: string | null, because: DialReason, overruled: DialReason[] = []): DialVerdict =>
  ({ isAllowed: allowing.has(because.code), class: of, normalised, because, overruled });

/** Whether a number of the public network may be called: the longest prefix that it begins with decides, a denial before an allowance, and without one its class. */
export const mayCall = (plan: DialPlan, e164: E164, { country, presentation }: Omit<Dialling, 'dialled'>): DialVerdict => {
  const of = numberClass(e164, country ?? undefined, presentation);
  const [first, ...others] = byPrefix(plan, e164);
  const last = byClass(plan, of);
  return first === undefined ? verdict(of, e164, last) : verdict(of, e164, first, [...others, last]);
};

/**
 * Whether something may be dialled, and why. Calls for help always may. Short codes and numbers of the enterprise are internal, which prefixes do not
 * concern. What is no number may not be dialled.
 */
export const mayDial = (plan: DialPlan, { dialled, country, presentation }: Dialling, isInternal: IsInternal): DialVerdict => {
  const code = plain(dialled).replace(/^([*#]?)[\d -]+$/, (typed) => typed.replace(/[ -]/g, ''));
  const isCode = /^[*#]?\d{1,4}$/.test(code) && isInternal(code);
  if (callsForHelp(code, country ?? undefined, isCode)) return verdict('EMERGENCY', code, { code: 'emergency' });
  if (isCode) return verdict('INTERNAL', code, byClass(plan, 'INTERNAL'));
  const e164 = toE164(dialled, country ?? undefined);
  if (e164 === undefined) return verdict(null, null, { code: 'unreadable' });
  return isInternal(e164) ? verdict('INTERNAL', e164, byClass(plan, 'INTERNAL')) : mayCall(plan, e164, { country, presentation });
};
