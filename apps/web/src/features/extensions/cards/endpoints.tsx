import { extensionCards, type EndpointsDraft, type ExtensionSettings } from '@patchbay/contract/extension-cards';
import type { Extension } from '@patchbay/contract/extensions';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Fact } from '#ui/facts.tsx';
import { TextLink } from '#ui/link.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import { useExtensionDialog } from '../access.tsx';
import { WarningsAt } from '../explain/warnings.tsx';
import { CardDialog, type CardDialogProps } from './card-dialog.tsx';
import { Card } from './card.tsx';
import styles from './card.module.css';
import { EndpointFields } from './endpoint-fields.tsx';
import { SipAccount } from './sip-account.tsx';

interface Props {
  settings: ExtensionSettings;
  extension: Extension;
}

/** Whether anything can ring. */
const hasEndpoint = ({ softphone, mobile, thirdParty, ipPhone }: EndpointsDraft): boolean => softphone.isOn || thirdParty.isOn || (mobile.isOn && mobile.userId !== null) || (ipPhone.isOn && ipPhone.phoneIds.length > 0);

/** What rings, all at the same time. */
export const EndpointsCard = ({ settings, extension }: Props) => {
  const t = useTranslations('extensionCards.endpoints');
  const open = useExtensionDialog();
  const { softphone, mobile, thirdParty, ipPhone } = settings.endpoints;
  const edit = () => open<void>((done) => <EndpointsDialog settings={settings} extension={extension} onClose={() => done()} />);
  return (
    <Card title={t('title')} help={t('help')} onEdit={edit} more={<SipAccount extension={extension} />}>
      <Fact label={t('softphone')}>{softphone.isOn ? t(`kinds.${softphone.kind}`) : t('off')}</Fact>
      <Fact label={t('mobile')}>{mobile.isOn ? <Mobile of={mobile} /> : t('off')}</Fact>
      <Fact label={t('thirdParty')}>{thirdParty.isOn ? t('byAccount', { account: thirdParty.account }) : t('off')}</Fact>
      <Fact label={t('ipPhone')}>{ipPhone.isOn ? <Phones of={ipPhone.phones} id={settings.id} /> : t('off')}</Fact>
    </Card>
  );
};

const Mobile = ({ of: { user, devices } }: { of: ExtensionSettings['endpoints']['mobile'] }) => {
  const t = useTranslations('extensionCards.endpoints');
  const { base, may } = usePlace();
  if (!user) return t('noUser');
  return (
    <>
      {may('users:read') ? <TextLink to={`${base}/users/${user.id}`}>{user.label}</TextLink> : user.label}
      <div className={styles.note}>{t('devices', { count: devices.length })}</div>
    </>
  );
};

const Phones = ({ of, id }: { of: ExtensionSettings['endpoints']['ipPhone']['phones']; id: string }) => {
  const t = useTranslations('extensions.phones');
  const { base, may } = usePlace();
  return (
    <ul className={styles.list}>
      {of.length === 0 && <li>{t('none')}</li>}
      {of.map((phone) => (
        <li key={`${phone.id} ${phone.position}`}>
          {may('phones:read') ? <TextLink to={`${base}/phones/${phone.id}`}>{phone.name}</TextLink> : phone.name} <span className={styles.note}>{t('line', { position: phone.position })}</span>
        </li>
      ))}
      {may('phones:write') && <li><TextLink to={`${base}/phones/new?extensionId=${id}`}>{t('add')}</TextLink></li>}
    </ul>
  );
};

const endpoint = 'updateEndpoints';
const schema = extensionCards.updateEndpoints.body!;
const valuesOf = ({ endpoints }: ExtensionSettings) => endpoints;

const EndpointsDialog = ({ settings, extension, onClose }: CardDialogProps & { extension: Extension }) => {
  const t = useTranslations('extensionCards.endpoints');
  const form = useZodForm(schema, { defaultValues: valuesOf(settings) });
  return (
    <CardDialog title={t('title')} endpoint={endpoint} schema={schema} form={form} settings={settings} valuesOf={valuesOf} onClose={onClose} touches={['phones']}
      effect={{ state: 'IDLE', of: (draft) => ({ hasEndpoint: hasEndpoint(draft) }) }}>
      <EndpointFields form={form} settings={settings} extension={extension} />
      <WarningsAt pointer="/hasEndpoint" />
    </CardDialog>
  );
};
