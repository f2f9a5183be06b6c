import type { ForwardCause, Refusal } from '@patchbay/contract/call-decisions';
import type { DialVerdict } from '@patchbay/contract/dial-plan-profiles';
import type { Destination } from '@patchbay/contract/primitives/destination';
import type { useTranslations } from 'use-intl';
import { isolated } from '#ui/isolated.ts';

/** What a sentence about calls is made of, in one language. Nothing that is said depends on anything else. */
export interface Words {
  t: ReturnType<typeof useTranslations<'callSteps'>>;
  nameOf: (destination: Destination) => string;
  number: (number: string) => string;
  moment: (at: string) => string;
  /** What the clock of the enterprise shows. */
  local: (local: string) => string;
  list: (names: string[]) => string;
}

export const ruleText = ({ t }: Words, { rule, name }: { rule: number; name: string }): string => (name ? t('rule', { name: isolated(name) }) : t('ruleNumber', { number: rule + 1 }));

export const pathText = ({ nameOf }: Words, path: Destination[]): string => path.map(nameOf).join(' → ');

/** What forwards, as the subject of a sentence. */
export const causeText = (words: Words, cause: ForwardCause): string =>
  cause.by === 'SCHEDULE' ? words.t('causes.SCHEDULE', { rule: ruleText(words, cause) }) : words.t(`causes.${cause.by}`);

/** Why a number may be called or not. */
export const verdictText = ({ t }: Words, { because }: DialVerdict): string => {
  switch (because.code) {
    case 'emergency': case 'unreadable': return t(`verdicts.${because.code}`);
    case 'prefix-allowed': case 'prefix-denied': return t(`verdicts.${because.code}`, { prefix: because.prefix });
    case 'class-allowed': case 'class-denied': return t(`verdicts.${because.code}`, { class: t(`classes.${because.class}`) });
  }
};

/** Why a call cannot go where it is sent. */
export const refusalText = (words: Words, refusal: Refusal): string => {
  const { t } = words;
  switch (refusal.code) {
    case 'loop': return t('refusals.loop', { path: pathText(words, refusal.path) });
    case 'too-deep': return t('refusals.too-deep', { limit: refusal.limit });
    case 'dial-plan': return verdictText(words, refusal.verdict);
    case 'gone': case 'unassigned': case 'voicemail-not-set-up': return t(`refusals.${refusal.code}`);
  }
};
