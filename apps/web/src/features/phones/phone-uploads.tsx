import { phoneTraffic, type PhoneUpload } from '@patchbay/contract/phone-traffic';
import type { Phone } from '@patchbay/contract/phones';
import { useTranslations } from 'use-intl';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { Empty } from '#ui/empty.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { useProblemText } from '#ui/problem.tsx';
import { Time } from '#ui/time.tsx';
import { toast } from '#ui/toast.ts';
import { useSizeText } from '#ui/use-size-text.ts';
import styles from './timeline.module.css';

const most = 200;

/** What a phone has sent: to be taken along by those who may read secrets, and removed. */
export const PhoneUploads = ({ phone }: { phone: Phone }) => {
  const query = useApi(phoneTraffic.uploads, { params: { id: phone.id }, query: { pageSize: most } });
  return (
    <Loaded query={query}>
      {({ items, next }) => (items.length === 0 ? <NothingSent phone={phone} /> : <Files phone={phone} files={items} isCut={next !== null} />)}
    </Loaded>
  );
};

const NothingSent = ({ phone: { acceptsDataFromPhone } }: { phone: Phone }) => {
  const t = useTranslations('provisioning.uploads');
  return (
    <Empty icon="upload" title={t('empty')}>
      {!acceptsDataFromPhone && t('emptyOff')}
    </Empty>
  );
};

const Files = ({ phone, files, isCut }: { phone: Phone; files: PhoneUpload[]; isCut: boolean }) => {
  const t = useTranslations('provisioning.uploads');
  const sizeText = useSizeText();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('name')}</th>
            <th>{t('kind')}</th>
            <th>{t('size')}</th>
            <th>{t('receivedAt')}</th>
            <th aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.id}>
              <td>
                <code className={styles.name}>{file.name}</code>
              </td>
              <td>{t(`kinds.${file.kind}`)}</td>
              <td>{sizeText(file.sizeBytes)}</td>
              <td>
                <Time at={file.receivedAt} />
              </td>
              <td>
                <Buttons phone={phone} file={file} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isCut && <p>{t('only')}</p>}
    </div>
  );
};

const Buttons = ({ phone, file: { id: uploadId, name } }: { phone: Phone; file: PhoneUpload }) => {
  const t = useTranslations('provisioning.uploads');
  const { id: at, may } = usePlace();
  const confirm = useConfirm();
  const text = useProblemText();
  const remove = useCommand(phoneTraffic.removeUpload, { touches: ['audit'] });
  const params = { id: phone.id, uploadId };
  const run = async () => {
    if (!(await confirm({ title: t('removeTitle', { name }), body: t('removeBody'), action: t('removeAction'), danger: true }))) return;
    await remove.mutateAsync({ params }).then(() => toast.done(t('removed', { name })), (error: unknown) => toast.failed(text(error).title, text(error).detail));
  };
  const download = () => void window.location.assign(urlOf(phoneTraffic.uploadContent, { at, params }));
  return (
    <span className={styles.buttons}>
      {may('secrets:reveal') && <IconButton icon="download" label={t('download', { name })} onClick={download} />}
      {may('phones:write') && <IconButton icon="trash" label={t('remove', { name })} onClick={() => void run()} />}
    </span>
  );
};
