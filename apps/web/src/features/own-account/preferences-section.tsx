import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { languageNames } from '#i18n/words.ts';
import { FormSection } from '#ui/form-page.tsx';
import { SegmentedControl } from '#ui/kit.ts';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { usePreferences, type Preferences } from '../../preferences.tsx';
import { exampleNumber } from './example-number.ts';
import styles from './own-account.module.css';

/** How one likes to see things. */
export const PreferencesSection = () => {
  const t = useTranslations('ownAccount');
  const format = useNumberFormat();
  return (
    <FormSection title={t('preferences')} help={t('preferencesHelp')}>
      <Choice of="language" label={t('language')} choices={languageNames} />
      <Choice of="colorScheme" label={t('colorScheme')} choices={{ auto: t('schemes.auto'), light: t('schemes.light'), dark: t('schemes.dark') }} />
      <Choice
        of="numberFormat"
        label={t('numberFormat')}
        choices={{ international: t('formats.international'), national: t('formats.national') }}
        help={t('numberFormatHelp', { example: format(exampleNumber()) })}
      />
      <Choice of="density" label={t('density')} choices={{ normal: t('densities.normal'), compact: t('densities.compact') }} />
    </FormSection>
  );
};

interface ChoiceProps<K extends keyof Preferences> {
  of: K;
  label: string;
  choices: { [V in Preferences[K]]: string };
  help?: string;
}

const Choice = <K extends keyof Preferences>({ of, label, choices, help }: ChoiceProps<K>) => {
  const { preferences, change } = usePreferences();
  const id = useId();
  const data = Object.entries<string>(choices).map(([value, text]) => ({ value, label: text }));
  return (
    <div className={styles.choice}>
      <span id={id} className={styles.choiceLabel}>
        {label}
      </span>
      <SegmentedControl size="xs" aria-labelledby={id} value={preferences[of]} data={data} onChange={(value) => change({ [of]: value } as Partial<Preferences>)} />
      {help && <span className={styles.help}>{help}</span>}
    </div>
  );
};
