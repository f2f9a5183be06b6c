import { FeatureAction, featureCodes, type FeatureCode } from '@patchbay/contract/feature-codes';
import { useTranslations } from 'use-intl';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { Icon } from '#ui/icons.tsx';
import { UploadLink } from '#ui/imports/upload-link.tsx';
import { Button } from '#ui/kit.ts';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Download } from '#ui/table/download.tsx';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import { ActionRow } from './action-row.tsx';
import styles from './feature-codes.module.css';

/** Everything that can be dialled to make something happen, with its code or without. */
export const FeatureCodesPage = () => {
  const t = useTranslations('featureCodes');
  const query = useApi(featureCodes.list, { query: {} });
  return (
    <Page title={t('title')} description={t('description')} action={query.data && <HeaderActions found={query.data.items} />}>
      <Loaded query={query}>{({ items }) => <Actions found={items} />}</Loaded>
    </Page>
  );
};

interface Props {
  found: FeatureCode[];
}

const HeaderActions = ({ found }: Props) => {
  const { id: at, may } = usePlace();
  return (
    <>
      {found.length > 0 && (
        <Download formats={['csv', 'xlsx']} url={({ format, fileName }) => urlOf(featureCodes.list, { at, query: { format, fileName } })} fileName="feature-codes" total={found.length} isEstimate={false} />
      )}
      <UploadLink kind="feature-codes" />
      {may('featureCodes:write') && found.length < FeatureAction.options.length && <AddUsual />}
    </>
  );
};

const Actions = ({ found }: Props) => {
  const t = useTranslations('featureCodes');
  const { name, may } = usePlace();
  const kept = useKeptFocus<HTMLUListElement>();
  return (
    <>
      {found.length === 0 && <p className={styles.hint}>{may('featureCodes:write') ? t('empty') : t('emptyReadOnly', { name })}</p>}
      <ul ref={kept} className={styles.actions}>
        {FeatureAction.options.map((action) => (
          <ActionRow key={action} action={action} found={found.find((code) => code.action === action)} />
        ))}
      </ul>
    </>
  );
};

const AddUsual = () => {
  const t = useTranslations('featureCodes');
  const attempt = useAttempt();
  const command = useCommand(featureCodes.addUsual);
  const add = () =>
    attempt(async () => {
      const { items } = await command.mutateAsync({});
      toast.done(t('usualAdded', { count: items.length, codes: items.map(({ code }) => code).join(', ') }));
    });
  return (
    <Button leftSection={<Icon name="plus" size={15} />} loading={command.isPending} onClick={() => void add()}>
      {t('addUsual')}
    </Button>
  );
};
