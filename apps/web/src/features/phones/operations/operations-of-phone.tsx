import { phoneOperations, type PhoneOperation } from '@patchbay/contract/phone-operations';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Empty } from '#ui/empty.tsx';
import { Button } from '#ui/kit.ts';
import { Loaded } from '#ui/loaded.tsx';
import { Time } from '#ui/time.tsx';
import { OperationState, useReason } from './operation-state.tsx';
import styles from './operations.module.css';
import { useCancel } from './use-cancel.ts';

/** What one phone was told lately, newest first. */
export const OperationsOfPhone = ({ phoneId }: { phoneId: string }) => {
  const t = useTranslations('phoneOperations');
  const { name, may } = usePlace();
  const query = useApi(phoneOperations.list, { query: { phoneId, pageSize: 25 } });
  return (
    <Loaded query={query}>
      {({ items }) => (items.length === 0 ? <Empty icon="refresh" title={t('emptyOfPhone')}>{may('phones:write') ? t('emptyOfPhoneText') : t('emptyOfPhoneReadOnly', { name })}</Empty> : <ul className={styles.told}>{items.map((one) => <Told key={one.id} operation={one} />)}</ul>)}
    </Loaded>
  );
};

const Told = ({ operation }: { operation: PhoneOperation }) => {
  const t = useTranslations('phoneOperations');
  const { may } = usePlace();
  const reasonOf = useReason();
  const { cancelOperation } = useCancel();
  const { kind, status, createdAt, sentAt, endedAt } = operation;
  const reason = reasonOf(operation);
  return (
    <li>
      <div className={styles.head}>
        <strong>{t(`kinds.${kind}`)}</strong>
        <OperationState status={status} />
      </div>
      {reason && <p className={styles.note}>{reason}</p>}
      <p className={styles.note}>
        {t('fields.createdAt')} <Time at={createdAt} show="relative" />
        {sentAt && <> · {t('fields.sentAt')} <Time at={sentAt} show="relative" /></>}
        {endedAt && <> · {t('fields.endedAt')} <Time at={endedAt} show="relative" /></>}
      </p>
      {status === 'QUEUED' && may('phones:write') && <Button variant="default" size="xs" onClick={() => void cancelOperation(operation)}>{t('cancel')}</Button>}
    </li>
  );
};
