import { phones, type Phone } from '@patchbay/contract/phones';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { FillDialog } from './fill-dialog.tsx';
import type { PhoneFormState } from './phone-fields.tsx';
import { formOf } from './phone-form.ts';
import styles from './phone.module.css';

/** Fills the lines of a phone from its form, which then shows them; what was changed in it and not saved stays. */
export const FillLines = ({ phone, form }: { phone: Phone; form: PhoneFormState }) => {
  const t = useTranslations('phones.fill');
  const { id: at } = usePlace();
  const open = useDialog();
  const fill = async () => {
    if (!(await open<boolean>((done) => <FillDialog phones={[phone]} onDone={done} />))) return;
    form.reset(formOf(await call(phones.get, { at, params: { id: phone.id } })), { keepDirtyValues: true });
  };
  return (
    <div className={styles.field}>
      <Button variant="default" leftSection={<Icon name="hash" size={15} />} onClick={() => void fill()}>
        {t('action')}
      </Button>
      <span className={styles.hint}>{t('inForm')}</span>
    </div>
  );
};
