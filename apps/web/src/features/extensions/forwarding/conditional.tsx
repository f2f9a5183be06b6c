import type { ExtensionState } from '@patchbay/contract/call-worlds';
import { extensionCards, type ExtensionSettings } from '@patchbay/contract/extension-cards';
import { conditions, type ForwardCondition, ringSeconds } from '@patchbay/contract/forwarding';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Fact } from '#ui/facts.tsx';
import { NumberField } from '#ui/fields/number-field.tsx';
import { RadioField } from '#ui/fields/radio-field.tsx';
import { useZodForm, type ZodForm } from '#ui/use-zod-form.ts';
import { CardDialog, type CardDialogProps } from '../cards/card-dialog.tsx';
import styles from '../cards/card.module.css';
import { Card } from '../cards/card.tsx';
import { useCardDialog } from '../cards/use-card-dialog.tsx';
import { WarningsAt } from '../explain/warnings.tsx';
import { To } from './destinations.tsx';
import { ItsDestinationField } from './its-destination-field.tsx';
import { useForwardingWith } from './use-forwarding-with.ts';

/** What becomes of calls that were not taken. */
export const ConditionalCard = ({ settings }: { settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.conditional');
  const card = settings.conditionalForward;
  return (
    <Card title={t('title')} help={t('help')} onEdit={useCardDialog(ConditionalDialog, settings)}>
      {conditions.map((condition) => (
        <Fact key={condition} label={t(`conditions.${condition}`)}>
          {card[condition].action === 'FORWARD' ? <To settings={settings} destination={card[condition].destination} /> : t('end')}
          <WarningsAt pointer={`/forwarding/conditional/${condition}`} />
        </Fact>
      ))}
      <Fact label={t('ringSeconds')}>{t('seconds', { count: card.noAnswer.ringSeconds })}</Fact>
    </Card>
  );
};

const endpoint = 'updateConditionalForward';
const schema = extensionCards.updateConditionalForward.body!;
const valuesOf = ({ conditionalForward }: ExtensionSettings) => conditionalForward;
type Form = ZodForm<typeof schema>;

const states: { [C in ForwardCondition]: ExtensionState } = { notReachable: 'NOT_REACHABLE', busy: 'BUSY', noAnswer: 'NO_ANSWER' };

const ConditionalDialog = ({ settings, onClose }: CardDialogProps) => {
  const t = useTranslations('extensionCards.conditional');
  const form = useZodForm(schema, { defaultValues: valuesOf(settings) });
  const { dirtyFields } = form.formState;
  const changed = conditions.find((condition) => dirtyFields[condition]) ?? 'noAnswer';
  const forwardingWith = useForwardingWith(settings.id);
  return (
    <CardDialog title={t('title')} endpoint={endpoint} schema={schema} form={form} settings={settings} valuesOf={valuesOf} onClose={onClose}
      effect={{ state: states[changed], of: ({ version: _, ...conditional }) => forwardingWith({ conditional }) }}>
      {conditions.map((condition) => <ConditionFields key={condition} condition={condition} form={form} settings={settings} />)}
    </CardDialog>
  );
};

const ConditionFields = ({ condition, form, settings }: { condition: ForwardCondition; form: Form; settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.conditional');
  const action = useWatch({ control: form.control, name: `${condition}.action` });
  const options = (['END', 'FORWARD'] as const).map((value) => ({ value, label: t(`actions.${value}`) }));
  return (
    <div className={styles.block} role="group" aria-label={t(`conditions.${condition}`)}>
      <RadioField form={form} name={`${condition}.action`} label={t(`conditions.${condition}`)} options={options} />
      {condition === 'noAnswer' && <NumberField form={form} name="noAnswer.ringSeconds" label={t('ringSeconds')} help={t('ringSecondsHelp')} min={ringSeconds.least} max={ringSeconds.most} unit={t('unit')} required />}
      {action === 'FORWARD' && <ItsDestinationField form={form} name={`${condition}.destination`} label={t('destinations', { when: t(`conditions.${condition}`) })} required chosen={settings.destinations} />}
      <WarningsAt pointer={`/forwarding/conditional/${condition}`} />
    </div>
  );
};
