import { type Phone, type PhoneFile, phones } from '@patchbay/contract/phones';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { Button, SegmentedControl } from '#ui/kit.ts';
import { Icon } from '#ui/icons.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Status } from '#ui/status.tsx';
import { NumberedText, TextDiff } from '#ui/text-diff.tsx';
import { Time } from '#ui/time.tsx';
import styles from './phone.module.css';

/** Every file that a phone would get, and how it differs from what it was given last. */
export const PhoneFiles = ({ phone }: { phone: Phone }) => {
  const t = useTranslations('phones.files');
  const { may } = usePlace();
  const reveal = useCommand(phones.revealFiles);
  const revealed = reveal.data?.items;
  return (
    <Loaded query={useApi(phones.files, { params: { id: phone.id } })}>
      {({ items }) => (
        <div className={styles.files}>
          <div className={styles.filesHead}>
            <p className={styles.hint}>{revealed ? t('shown') : t('masked')}</p>
            {may('secrets:reveal') &&
              (revealed ? (
                <Button variant="default" size="xs" onClick={() => reveal.reset()}>{t('hide')}</Button>
              ) : (
                <Button variant="default" size="xs" leftSection={<Icon name="eye" size={14} />} loading={reveal.isPending} onClick={() => reveal.mutate({ params: { id: phone.id } })}>{t('reveal')}</Button>
              ))}
          </div>
          {items.map((file) => (
            <File key={file.name} file={file} secret={revealed?.find(({ name }) => name === file.name)?.body} />
          ))}
        </div>
      )}
    </Loaded>
  );
};

const File = ({ file, secret }: { file: PhoneFile; secret: string | undefined }) => {
  const t = useTranslations('phones.files');
  const { name, body, served } = file;
  const isOther = file.fault === null && served !== null && served.body !== body && secret === undefined;
  const [view, setView] = useState<'now' | 'difference'>('difference');
  return (
    <section aria-label={name}>
      <div className={styles.filesHead}>
        <h2 className={styles.fileName}>{name}</h2>
        <span className={styles.hint}>{file.contentType}</span>
        <Served file={file} />
        {isOther && (
          <SegmentedControl size="xs" aria-label={t('view')} value={view} onChange={(chosen) => setView(chosen as typeof view)} data={[{ value: 'difference', label: t('difference') }, { value: 'now', label: t('now') }]} />
        )}
      </div>
      {file.fault !== null ? <p role="alert" className={styles.hint}>{t(`faults.${file.fault}`)}</p> : isOther && view === 'difference' ? <TextDiff label={t('differenceOf', { name })} before={served.body} after={body} /> : <NumberedText label={t('contentOf', { name })} text={secret ?? body} />}
    </section>
  );
};

const Served = ({ file: { body, served, fault } }: { file: PhoneFile }) => {
  const t = useTranslations('phones.files');
  if (fault !== null) return <Status tone="bad">{t('notMade')}</Status>;
  if (served === null) return <Status tone="neutral">{t('never')}</Status>;
  return (
    <>
      {served.body !== body ? <Status tone="warning">{t('differs')}</Status> : served.haveSecretsMoved ? <Status tone="warning">{t('secretsMoved')}</Status> : <Status tone="good">{t('same')}</Status>}
      <span className={styles.hint}>
        {t('fetched')} <Time at={served.at} />
      </span>
    </>
  );
};
