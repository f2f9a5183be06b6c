import { extensionCards, type ExtensionSettings } from '@patchbay/contract/extension-cards';
import { ExceptionNumbers } from '@patchbay/contract/forwarding';
import { useTranslations } from 'use-intl';
import { useZodForm } from '#ui/use-zod-form.ts';
import { CardDialog, type CardDialogProps } from '../cards/card-dialog.tsx';
import { Card } from '../cards/card.tsx';
import styles from '../cards/card.module.css';
import { useCardDialog } from '../cards/use-card-dialog.tsx';
import { WarningsAt } from '../explain/warnings.tsx';
import { useExceptionText } from './exception-text.ts';
import { ExceptionsField } from './exceptions-field.tsx';
import { useForwardingWith } from './use-forwarding-with.ts';
import { useReadNumber } from './use-read-number.ts';

const shownOnCard = 8;

/** Whose calls are not forwarded unconditionally. */
export const ExceptionsCard = ({ settings }: { settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.exceptions');
  const forms = useTranslations('forms');
  const text = useExceptionText();
  const { numbers } = settings.exceptionNumbers;
  const list = (
    <>
      {numbers.length > 0 && (
        <ul className={styles.list}>
          {numbers.slice(0, shownOnCard).map(({ number, label }) => <li key={number}><span className="pb-number">{text(number)}</span> <span className={styles.note}>{label}</span></li>)}
          {numbers.length > shownOnCard && <li className={styles.note}>{forms('andMore', { count: numbers.length - shownOnCard })}</li>}
        </ul>
      )}
      <WarningsAt pointer="/forwarding/exceptionNumbers" />
    </>
  );
  return <Card title={t('title')} help={t(numbers.length > 0 ? 'help' : 'none')} onEdit={useCardDialog(ExceptionsDialog, settings)} more={list} />;
};

const endpoint = 'updateExceptionNumbers';
const schema = extensionCards.updateExceptionNumbers.body!;
const valuesOf = ({ exceptionNumbers }: ExtensionSettings) => exceptionNumbers;

const ExceptionsDialog = ({ settings, onClose }: CardDialogProps) => {
  const t = useTranslations('extensionCards.exceptions');
  const form = useZodForm(schema, { defaultValues: valuesOf(settings) });
  const forwardingWith = useForwardingWith(settings.id);
  const read = useReadNumber(settings);
  return (
    <CardDialog title={t('title')} endpoint={endpoint} schema={schema} form={form} settings={settings} valuesOf={valuesOf} onClose={onClose}
      effect={{ state: 'IDLE', of: ({ numbers }) => forwardingWith({ exceptionNumbers: ExceptionNumbers.safeParse(numbers).data ?? [] }) }}>
      <ExceptionsField form={form} read={read} />
      <WarningsAt pointer="/forwarding/exceptionNumbers" />
    </CardDialog>
  );
};
