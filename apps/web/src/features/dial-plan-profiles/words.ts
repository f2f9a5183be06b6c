import type { CallClass, DialPrefix, DialReason, DialVerdict } from '@patchbay/contract/dial-plan-profiles';
import { useTranslations } from 'use-intl';

/** A prefix as it is told: with its note, if it has one. */
export const prefixText = ({ prefix, note }: DialPrefix): string => (note === '' ? prefix : `${prefix} (${note})`);

/** Which kinds of calls are allowed, in one line. */
export const useClassNames = (): ((classes: readonly CallClass[]) => string) => {
  const t = useTranslations('dialPlanProfiles');
  return (classes) => (classes.length === 0 ? t('nothing') : classes.map((each) => t(`classes.${each}`)).join(', '));
};

/** Why something may be dialled or not, as a sentence. */
export const useReason = (): ((reason: DialReason) => string) => {
  const t = useTranslations('dialPlanProfiles');
  return (reason) => {
    switch (reason.code) {
      case 'emergency': return t('reasons.emergency');
      case 'unreadable': return t('reasons.unreadable');
      case 'prefix-allowed': return t('reasons.prefix-allowed', { prefix: prefixText(reason) });
      case 'prefix-denied': return t('reasons.prefix-denied', { prefix: prefixText(reason) });
      case 'class-allowed': return t('reasons.class-allowed', { name: t(`classes.${reason.class}`) });
      case 'class-denied': return t('reasons.class-denied', { name: t(`classes.${reason.class}`) });
    }
  };
};

/** What kind of call it would be. */
export const useVerdictClass = (): ((verdict: DialVerdict) => string | undefined) => {
  const t = useTranslations('dialPlanProfiles');
  return ({ class: of }) => (of === null ? undefined : of === 'EMERGENCY' ? t('emergency') : t(`classes.${of}`));
};
