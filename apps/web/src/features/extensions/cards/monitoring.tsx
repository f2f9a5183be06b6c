import { extensionCards, type ExtensionSettings } from '@patchbay/contract/extension-cards';
import { useTranslations } from 'use-intl';
import { Fact } from '#ui/facts.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import { CardDialog, type CardDialogProps } from './card-dialog.tsx';
import { Card, useYesNo } from './card.tsx';
import { useCardDialog } from './use-card-dialog.tsx';

/** Who listens to whom: it takes both sides. */
export const MonitoringCard = ({ settings }: { settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.monitoring');
  const yesNo = useYesNo();
  const { monitorsOthers, mayBeMonitored } = settings.monitoring;
  return (
    <Card title={t('title')} onEdit={useCardDialog(MonitoringDialog, settings)}>
      <Fact label={t('monitorsOthers')}>{yesNo(monitorsOthers)}</Fact>
      <Fact label={t('mayBeMonitored')}>{yesNo(mayBeMonitored)}</Fact>
    </Card>
  );
};

const endpoint = 'updateMonitoring';
const valuesOf = ({ monitoring }: ExtensionSettings) => monitoring;

const MonitoringDialog = ({ settings, onClose }: CardDialogProps) => {
  const t = useTranslations('extensionCards.monitoring');
  const form = useZodForm(extensionCards.updateMonitoring.body!, { defaultValues: valuesOf(settings) });
  return (
    <CardDialog title={t('title')} endpoint={endpoint} schema={extensionCards.updateMonitoring.body!} form={form} settings={settings} valuesOf={valuesOf} onClose={onClose}>
      <SwitchField form={form} name="monitorsOthers" label={t('monitorsOthers')} help={t('monitorsOthersHelp')} />
      <SwitchField form={form} name="mayBeMonitored" label={t('mayBeMonitored')} help={t('mayBeMonitoredHelp')} />
    </CardDialog>
  );
};
