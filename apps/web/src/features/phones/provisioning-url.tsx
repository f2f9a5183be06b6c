import type { Phone } from '@patchbay/contract/phones';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import styles from './phone.module.css';
import { useCopyProvisioningUrl } from './use-provisioning.ts';

/** The address without its secret, on one line or in full; those who may read the secret copy the whole. */
export const ProvisioningUrl = ({ phone, isWhole }: { phone: Phone; isWhole?: boolean }) => {
  const t = useTranslations('phones.provisioning');
  const { may } = usePlace();
  const { copy, isBusy } = useCopyProvisioningUrl(phone);
  const [server, file] = partsOf(phone.provisioningUrl);
  return (
    <span className={styles.url}>
      <span className={isWhole ? styles.whole : styles.address} title={t('masked')}>
        <span className={styles.server}>{server}</span>
        <span className={styles.file}>{file}</span>
      </span>
      {may('secrets:reveal') && <IconButton icon="copy" size={24} label={t('copy')} aria-disabled={isBusy} onClick={() => isBusy || void copy()} />}
    </span>
  );
};

// Where there is little room the server is left out, never the file.
const partsOf = (url: string): [server: string, file: string] => {
  const cut = url.lastIndexOf('/', url.lastIndexOf('/') - 1);
  return [url.slice(0, cut), url.slice(cut)];
};
