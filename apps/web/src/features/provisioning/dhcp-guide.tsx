import { provisioningSettings, type ProvisioningSettings, type VendorGuide } from '@patchbay/contract/provisioning-settings';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { Copyable } from '#ui/copy.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { Alert, Button } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';
import { useProblemText } from '#ui/problem.tsx';
import { useShowSecrets } from '#ui/show-once.tsx';
import { toast } from '#ui/toast.ts';
import styles from './dhcp-guide.module.css';
import { EnrolmentDialog } from './enrolment-dialog.tsx';

/** The address for phones out of their boxes, and how phones of each vendor are told. */
export const DhcpGuide = ({ settings }: { settings: ProvisioningSettings }) => {
  const t = useTranslations('provisioning.dhcp');
  return (
    <div className={styles.guide}>
      <FormSection title={t('title')} help={t('help')}>
        <Enrolment settings={settings} />
      </FormSection>
      <FormSection title={t('guide')}>
        <VendorTable />
      </FormSection>
      <FormSection title={t('server')} help={t('serverHelp')}>
        {examples.map((text) => (
          <Copyable key={text} value={text} of={t('server')}>
            <code className={styles.example}>{text}</code>
          </Copyable>
        ))}
      </FormSection>
    </div>
  );
};

// Of dnsmasq, and of ISC's server and its successor.
const examples = ['dhcp-option=66,"ADDRESS"', 'option tftp-server-name "ADDRESS";'];

const Enrolment = ({ settings }: { settings: ProvisioningSettings }) => {
  const { enrolmentUrl } = settings;
  const t = useTranslations('provisioning.dhcp');
  const { may } = usePlace();
  const confirm = useConfirm();
  const open = useDialog();
  const show = useShowSecrets();
  const text = useProblemText();
  const touches = { touches: ['audit'] };
  const [end, reveal] = [useCommand(provisioningSettings.endEnrolment, touches), useCommand(provisioningSettings.revealEnrolment, touches)];
  const failed = (error: unknown) => toast.failed(text(error).title, text(error).detail);
  const guides = useApi(provisioningSettings.guide).data?.items ?? [];
  const showIt = () => reveal.mutateAsync({}).then((read) => show({ title: t('revealTitle'), body: t('revealBody'), values: [{ label: t('url'), value: read.enrolmentUrl }, ...valuesOf(guides, read.enrolmentUrl)] }), failed);
  const makeIt = async () => {
    const isMade = await open<boolean>((done) => <EnrolmentDialog settings={settings} onDone={done} />);
    if (isMade && may('secrets:reveal')) await showIt();
  };
  const endIt = async () => {
    if (await confirm({ title: t('endTitle'), body: t('endBody'), action: t('end'), danger: true })) await end.mutateAsync({}).then(() => toast.done(t('ended')), failed);
  };
  return (
    <>
      <Address settings={settings} />
      <span className={styles.buttons}>
        {enrolmentUrl && may('secrets:reveal') && <Button onClick={() => void showIt()}>{t('reveal')}</Button>}
        {may('phones:write') && (
          <Button variant={enrolmentUrl ? 'default' : 'filled'} onClick={() => void makeIt()}>
            {enrolmentUrl ? t('replace') : t('make')}
          </Button>
        )}
        {enrolmentUrl && may('phones:write') && (
          <Button variant="default" onClick={() => void endIt()}>
            {t('end')}
          </Button>
        )}
      </span>
    </>
  );
};

const Address = ({ settings: { enrolmentUrl, firstFetchHours } }: { settings: ProvisioningSettings }) => {
  const t = useTranslations('provisioning.dhcp');
  if (!enrolmentUrl) return <p className={styles.none}>{t('none')}</p>;
  return (
    <>
      <code className={styles.address}>{enrolmentUrl}</code>
      {firstFetchHours === null && <NoWindow />}
    </>
  );
};

/** What is missing for the address to answer new phones. */
const NoWindow = () => {
  const t = useTranslations('provisioning.dhcp');
  const { base, may } = usePlace();
  return (
    <Alert color="yellow">
      {t('noWindow')} {may('phones:write') && <TextLink to={`${base}/phones/settings/edit`}>{t('setWindow')}</TextLink>}
    </Alert>
  );
};

/** What is entered for phones that have to be named a file. */
const valuesOf = (guides: VendorGuide[], url: string) => guides.filter(({ form }) => form === 'file').map(({ vendor, fileName }) => ({ label: vendor, value: url + fileName }));

const columns = ['vendor', 'options', 'value', 'menu', 'source'] as const;

// On a phone each row is a list of its own (dhcp-guide.module.css); the roles say to screen readers that it is a table all the same.
const VendorTable = () => {
  const t = useTranslations('provisioning.dhcp');
  const guides = useApi(provisioningSettings.guide).data?.items ?? [];
  return (
    <table className={styles.table} role="table" aria-label={t('guide')}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {guides.map((guide) => (
          <tr key={guide.vendorId} role="row">
            <th role="rowheader" scope="row">
              {guide.vendor}
            </th>
            <td role="cell" data-label={t('options')}>
              {guide.options.length > 0 ? guide.options.join(', ') : t('noDhcp')}
            </td>
            <td role="cell" data-label={t('value')}>
              <Value guide={guide} />
            </td>
            <td role="cell" data-label={t('menu')}>
              {guide.menu}
            </td>
            <td role="cell" data-label={t('source')} className={styles.source}>
              {guide.options.length > 0 && (guide.source ?? t('noSource'))}
              {guide.order && `; ${t(`orders.${guide.order}`)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Value = ({ guide: { form, fileName } }: { guide: VendorGuide }) => {
  const t = useTranslations('provisioning.dhcp');
  if (form === 'none') return t('ownAddress');
  return form === 'folder' ? t('folder') : t('file', { fileName });
};
