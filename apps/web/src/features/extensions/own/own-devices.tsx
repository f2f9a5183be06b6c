import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import { ownExtension } from '@patchbay/contract/own-extension';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import styles from '../cards/card.module.css';
import { Card } from '../cards/card.tsx';

type Device = ExtensionSettings['endpoints']['mobile']['devices'][number];

/** What rings: the app, which can be signed out on each device, and phones, which others look after. */
export const OwnDevices = ({ settings: { endpoints: { mobile, ipPhone } } }: { settings: ExtensionSettings }) => {
  const t = useTranslations('extensions.own');
  const words = useTranslations('extensions.phones');
  return (
    <div className={styles.grid}>
      <Card title={t('app.title')} help={t(mobile.isOn ? 'app.help' : 'app.off')} more={<div className={styles.more}><AppDevices devices={mobile.isOn ? mobile.devices : []} isOn={mobile.isOn} /></div>} />
      <Card title={t('phones.title')} help={t(ipPhone.isOn ? 'phones.help' : 'phones.off')}
        more={ipPhone.isOn && (
          <ul className={styles.list}>
            {ipPhone.phones.length === 0 && <li className={styles.note}>{words('none')}</li>}
            {ipPhone.phones.map(({ id, name, position }) => (
              <li key={`${id} ${position}`}>{name} <span className={styles.note}>{words('line', { position })}</span></li>
            ))}
          </ul>
        )} />
    </div>
  );
};

const AppDevices = ({ devices, isOn }: { devices: Device[]; isOn: boolean }) => {
  const t = useTranslations('extensions.own.app');
  const { may } = usePlace();
  const signOut = useSignOut();
  if (devices.length === 0) return isOn && <p className={styles.note}>{t('none')}</p>;
  return (
    <ul className={styles.rows} aria-label={t('title')}>
      {devices.map((device) => (
        <li key={device.id} className={styles.row}>
          <span>{device.os}</span>
          {may('ownExtension:write') && (
            <Button variant="default" size="xs" leftSection={<Icon name="exit" size={14} />} aria-label={t('signOutNamed', { device: device.os })} onClick={() => void signOut(device)}>{t('signOut')}</Button>
          )}
        </li>
      ))}
    </ul>
  );
};

const useSignOut = () => {
  const t = useTranslations('extensions.own.app');
  const confirm = useConfirm();
  const attempt = useAttempt();
  const remove = useCommand(ownExtension.removeDevice);
  return async ({ id, os }: Device) => {
    if (!(await confirm({ title: t('signOutTitle', { device: os }), body: t('signOutBody'), action: t('signOut'), danger: true }))) return;
    if (await attempt(() => remove.mutateAsync({ params: { id } }))) toast.done(t('signedOut', { device: os }));
  };
};
