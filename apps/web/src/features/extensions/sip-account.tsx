import { extensions, type Extension } from '@patchbay/contract/extensions';
import { useTranslations } from 'use-intl';
import { Copyable } from '#ui/copy.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { SipPassword } from '#ui/sip-password.tsx';
import { nameOf } from './name-of.ts';

/** The account that phones sign in with. */
export const SipAccount = ({ extension }: { extension: Extension }) => {
  const t = useTranslations('extensions.sip');
  const { id, sipUsername, hasSipPassword } = extension;
  return (
    <Facts>
      <Fact label={t('username')}>
        <Copyable value={sipUsername} of={t('username')} />
      </Fact>
      <SipPassword endpoints={extensions} id={id} name={nameOf(extension)} isSet={hasSipPassword} words={{ revealBody: t('revealBody'), replaceBody: t('replaceBody') }} />
    </Facts>
  );
};
