import type { RoutingWarning } from '@patchbay/contract/call-decisions';
import { pathText, verdictText, type Words } from './reasons.ts';

type OfDestination = Extract<RoutingWarning, { to: unknown }>;

/** What a person should know about a setting before they rely on it. */
export const warningSentence = (words: Words, of: RoutingWarning): string => {
  const { t, list } = words;
  if ('to' in of) return destinationText(words, of);
  switch (of.code) {
    case 'loop': return t('warnings.loop', { path: pathText(words, of.path) });
    case 'never-applies': return unusedText(words, of);
    case 'hidden-rule': return t('warnings.hidden-rule', { rules: list(of.hiddenBy.map((rule) => t('ruleNumber', { number: rule + 1 }))) });
    case 'emergency-short-number': return t('warnings.emergency-short-number', { number: of.number });
    case 'no-destination': case 'exceptions-without-forward': case 'temporary-over': case 'notice-without-address': case 'no-endpoint': return t(`warnings.${of.code}`);
  }
};

const unusedText = ({ t, list, nameOf }: Words, { exceptForExceptions, exceptFrom }: Extract<RoutingWarning, { code: 'never-applies' }>): string => {
  if (exceptFrom.length === 0) return t(exceptForExceptions ? 'warnings.never-applies-except' : 'warnings.never-applies');
  return t(exceptForExceptions ? 'warnings.never-applies-except-from' : 'warnings.never-applies-from', { places: list(exceptFrom.map(nameOf)) });
};

const destinationText = (words: Words, of: OfDestination): string => {
  const { t, nameOf } = words;
  switch (of.code) {
    case 'forbidden': return t('warnings.forbidden', { to: nameOf(of.to), verdict: verdictText(words, of.verdict) });
    case 'costly': return t('warnings.costly', { to: nameOf(of.to), class: t(`classes.${of.verdict.class ?? 'PREMIUM'}`) });
    case 'gone': return t('warnings.gone');
    case 'disabled': case 'unassigned': case 'no-members': case 'voicemail-not-set-up': return t(`warnings.${of.code}`, { to: nameOf(of.to) });
  }
};
