import { useTranslations } from 'use-intl';
import { Anchor, TextInput } from '#ui/kit.ts';
import type { EntryField } from './entry-form.tsx';
import type { Way } from './way.ts';

interface Props {
  way: Way;
  field: (name: string) => EntryField;
  /** Known already, when one signs in again. */
  known?: string;
  /** The enterprise is filled in, so that the user name comes next. */
  hasEnterprise?: boolean;
}

/** Who somebody is: an e-mail address, or the code of an enterprise and a user name in it. */
export const WhoFields = ({ way, field, known, hasEnterprise = false }: Props) => {
  const t = useTranslations('signIn');
  const fixed = known !== undefined && { value: known, readOnly: true };
  if (way === 'email') return <TextInput {...field('email')} {...fixed} key="email" label={t('email')} type="email" autoComplete="username" autoFocus={!fixed} />;
  const plain = { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } as const;
  return (
    <>
      <TextInput {...field('enterprise')} {...plain} label={t('enterprise')} description={t('enterpriseHelp')} autoComplete="organization" autoFocus={!hasEnterprise} />
      <TextInput {...field('username')} {...plain} {...fixed} key="username" label={t('username')} autoComplete="username" autoFocus={hasEnterprise && !fixed} />
    </>
  );
};

/** The quiet way to the other of both. */
export const OtherWay = ({ way, onChange }: { way: Way; onChange: (way: Way) => void }) => {
  const t = useTranslations('signIn');
  const other = way === 'email' ? 'username' : 'email';
  return (
    <Anchor component="button" type="button" size="sm" onClick={() => onChange(other)}>
      {t(`ways.${other}`)}
    </Anchor>
  );
};
