import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { dayOf } from '#ui/day-of.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Button, TextInput } from '#ui/kit.ts';
import styles from './audit.module.css';
import { lastDayOf, rangeOfDays, type Range } from './period.ts';

/** Two days between which to look. */
export const DaysDialog = ({ range, onDone }: { range: Range; onDone: (range: Range | undefined) => void }) => {
  const t = useTranslations('auditLog');
  const common = useTranslations('common');
  const [first, setFirst] = useState(range.from ? dayOf(new Date(range.from)) : '');
  const [last, setLast] = useState(range.to ? dayOf(lastDayOf(range.to)) : '');
  const today = dayOf(new Date());
  return (
    <Dialog title={t('periodTitle')} size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const [from, to] = first && last && first > last ? [last, first] : [first, last];
          onDone(rangeOfDays(from, to));
        }}
      >
        <div className={styles.days}>
          <TextInput type="date" label={t('from')} value={first} max={today} data-autofocus onChange={(event) => setFirst(event.currentTarget.value)} />
          <TextInput type="date" label={t('to')} value={last} max={today} onChange={(event) => setLast(event.currentTarget.value)} />
        </div>
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => onDone(undefined)}>
            {common('cancel')}
          </Button>
          <Button type="submit">{t('show')}</Button>
        </div>
      </form>
    </Dialog>
  );
};
