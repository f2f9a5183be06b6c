import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import type { TemporaryForward } from '@patchbay/contract/forwarding';
import { useMemo, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Fact } from '#ui/facts.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormRow } from '#ui/form-page.tsx';
import { Time } from '#ui/time.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import { zoneName } from '#ui/zones.ts';
import { CardDialog, type CardDialogProps } from '../cards/card-dialog.tsx';
import { Card } from '../cards/card.tsx';
import { useCardDialog } from '../cards/use-card-dialog.tsx';
import { WarningsAt } from '../explain/warnings.tsx';
import { To } from './destinations.tsx';
import { ItsDestinationField } from './its-destination-field.tsx';
import { temporaryForm, temporaryValues } from './temporary-form.ts';
import { useForwardingWith } from './use-forwarding-with.ts';

/** What overrides the unconditional forward for a time, and is over by itself. */
export const TemporaryCard = ({ settings }: { settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.temporary');
  const { temporary } = settings.temporaryForward;
  return (
    <Card title={t('title')} help={temporary ? undefined : t('none')} onEdit={useCardDialog(TemporaryDialog, settings)}>
      {temporary && (
        <>
          <Fact label={t('from')}><Time at={temporary.from} /></Fact>
          <Fact label={t('until')}><Time at={temporary.until} /></Fact>
          <Fact label={t('destination')}>
            <To settings={settings} destination={temporary.destination} />
            <WarningsAt pointer="/forwarding/temporary" />
          </Fact>
        </>
      )}
    </Card>
  );
};

const TemporaryDialog = ({ settings, onClose }: CardDialogProps) => {
  const t = useTranslations('extensionCards.temporary');
  const { timeZone } = usePlace();
  const [now] = useState(() => Date.now());
  const schema = useMemo(() => temporaryForm(timeZone), [timeZone]);
  const valuesOf = ({ temporaryForward }: ExtensionSettings) => temporaryValues(temporaryForward, timeZone, now);
  const form = useZodForm(schema, { defaultValues: valuesOf(settings) });
  const isOn = useWatch({ control: form.control, name: 'isOn' });
  const forwardingWith = useForwardingWith(settings.id);
  // One that is still to come shows once it begins; one that is ended, when it would have begun.
  const momentOf = (temporary: TemporaryForward | null) => {
    const from = (temporary ?? settings.temporaryForward.temporary)?.from;
    return from !== undefined && Date.parse(from) > now ? from : undefined;
  };
  const help = t('clocks', { zone: zoneName(timeZone) });
  return (
    <CardDialog title={t('title')} endpoint="updateTemporaryForward" schema={schema} form={form} settings={settings} valuesOf={valuesOf} onClose={onClose}
      effect={{ state: 'IDLE', of: ({ temporary }) => forwardingWith({ temporary }), momentOf: ({ temporary }) => momentOf(temporary) }}>
      <SwitchField form={form} name="isOn" label={t('isOn')} help={t('isOnHelp')} />
      {isOn && (
        <>
          <FormRow>
            <TextField form={form} name="temporary.from" type="datetime-local" label={t('from')} help={help} required />
            <TextField form={form} name="temporary.until" type="datetime-local" label={t('until')} required />
          </FormRow>
          <div>
            <ItsDestinationField form={form} name="temporary.destination" label={t('destination')} required chosen={settings.destinations} />
            <WarningsAt pointer="/forwarding/temporary" />
          </div>
        </>
      )}
    </CardDialog>
  );
};
