import { extensionCards, type ExtensionSettings } from '@patchbay/contract/extension-cards';
import { unconditionalModes } from '@patchbay/contract/forwarding';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Fact } from '#ui/facts.tsx';
import { RadioField } from '#ui/fields/radio-field.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import { CardDialog, type CardDialogProps } from '../cards/card-dialog.tsx';
import { Card } from '../cards/card.tsx';
import { useCardDialog } from '../cards/use-card-dialog.tsx';
import { WarningsAt } from '../explain/warnings.tsx';
import { To } from './destinations.tsx';
import { ItsDestinationField } from './its-destination-field.tsx';
import { RuleList } from './rule-list.tsx';
import { RulesField } from './rules-field.tsx';
import { useForwardingWith } from './use-forwarding-with.ts';

/** What forwards before anything rings. */
export const UnconditionalCard = ({ settings }: { settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.unconditional');
  const { mode, destination, rules } = settings.unconditionalForward;
  return (
    <Card title={t('title')} help={t('help')} onEdit={useCardDialog(UnconditionalDialog, settings)} more={mode === 'SCHEDULE' && <RuleList rules={rules} settings={settings} />}>
      <Fact label={t('mode')}>{t(`modes.${mode}`)}</Fact>
      {mode === 'ALWAYS' && (
        <Fact label={t('destination')}>
          <To settings={settings} destination={destination} />
          <WarningsAt pointer="/forwarding/unconditional/destination" />
        </Fact>
      )}
    </Card>
  );
};

const endpoint = 'updateUnconditionalForward';
const schema = extensionCards.updateUnconditionalForward.body!;
const valuesOf = ({ unconditionalForward }: ExtensionSettings) => unconditionalForward;

const UnconditionalDialog = ({ settings, onClose }: CardDialogProps) => {
  const t = useTranslations('extensionCards.unconditional');
  const form = useZodForm(schema, { defaultValues: valuesOf(settings) });
  const mode = useWatch({ control: form.control, name: 'mode' });
  const forwardingWith = useForwardingWith(settings.id);
  return (
    <CardDialog title={t('title')} endpoint={endpoint} schema={schema} form={form} settings={settings} valuesOf={valuesOf} onClose={onClose}
      effect={{ state: 'IDLE', of: ({ version: _, ...unconditional }) => forwardingWith({ unconditional }) }}>
      <RadioField form={form} name="mode" label={t('mode')} options={unconditionalModes.map((value) => ({ value, label: t(`modes.${value}`) }))} />
      {mode === 'ALWAYS' && (
        <div>
          <ItsDestinationField form={form} name="destination" label={t('destination')} required chosen={settings.destinations} />
          <WarningsAt pointer="/forwarding/unconditional/destination" />
        </div>
      )}
      {mode === 'SCHEDULE' && <RulesField form={form} settings={settings} />}
    </CardDialog>
  );
};
