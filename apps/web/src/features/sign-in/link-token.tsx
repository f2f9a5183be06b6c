import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextLink } from '#ui/link.tsx';
import { EntryLayout } from './entry-layout.tsx';

/**
 * The secret of a mailed link. It stands behind the `#`, so that it is in no request and no log; it is taken out of the
 * address at once, so that it is in no history either.
 */
export const useLinkToken = (): string => {
  const [token] = useState(() => decodeURIComponent(window.location.hash.slice(1)));
  if (token && window.location.hash) window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  return token;
};

/** A link that was used, has expired, or was cut. */
export const InvalidLink = () => {
  const t = useTranslations('signIn');
  return <EntryLayout title={t('linkInvalidTitle')} lead={t('linkInvalid')} footer={<TextLink to="/sign-in">{t('back')}</TextLink>} />;
};
