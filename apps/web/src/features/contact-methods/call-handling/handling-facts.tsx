import type { Inbound, Outbound, Recorded } from '@patchbay/contract/call-handling';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Fact } from '#ui/facts.tsx';
import { TextLink } from '#ui/link.tsx';
import { PhoneNumber } from '#ui/phone-number.tsx';
import { Status } from '#ui/status.tsx';
import { RecordedCalls } from './recorded-calls.tsx';

/** Phone numbers, one below the other. */
export const Numbers = ({ of }: { of: Inbound['phoneNumbers'] }) => (of.length === 0 ? '—' : of.map(({ id, e164 }) => <div key={id}><PhoneNumber e164={e164} /></div>));

/** Things with a page of their own, by name and one below the other. */
const Links = ({ page, of }: { page: string; of: { id: string; name: string }[] }) => {
  const { base } = usePlace();
  return of.length === 0 ? '—' : of.map(({ id, name }) => <div key={id}><TextLink to={`${base}/${page}/${id}`}>{name}</TextLink></div>);
};

const InternalNumbers = ({ of }: { of: Inbound['internalNumbers'] }) => <Links page="internal-numbers" of={of.map(({ id, number }) => ({ id, name: number }))} />;
const Sound = ({ of }: { of: Inbound['voicemailAudio'] }) => <Links page="audio-files" of={of ? [of] : []} />;

/** What rings at a line, to be read. */
export const InboundFacts = ({ of }: { of: Inbound }) => {
  const t = useTranslations('appConfigurations');
  return (
    <>
      <Fact label={t('fields.phoneNumbers')}><Numbers of={of.phoneNumbers} /></Fact>
      <Fact label={t('fields.internalNumbers')}><InternalNumbers of={of.internalNumbers} /></Fact>
      <Fact label={t('fields.whenUnavailable')}>{t(`whenUnavailable.${of.whenUnavailable}`)}</Fact>
      {of.whenUnavailable === 'ROUTE_TO_VOICEMAIL' && (
        <>
          <Fact label={t('fields.voicemailAudio')}><Sound of={of.voicemailAudio} /></Fact>
          <Fact label={t('fields.voicemailDeliveryMethods')}>{of.voicemailDeliveryMethods.length === 0 ? <Status tone="warning">{t('undelivered.fact')}</Status> : <Links page="delivery-methods" of={of.voicemailDeliveryMethods} />}</Fact>
        </>
      )}
    </>
  );
};

/** What its calls show and say, to be read. */
export const OutboundFacts = ({ of, children }: { of: Outbound; children: ReactNode }) => {
  const t = useTranslations('appConfigurations');
  return (
    <>
      <Fact label={t('fields.externalOutboundEnabled')}>{of.externalOutboundEnabled ? t('on') : t('off')}</Fact>
      {of.externalOutboundEnabled && children}
      <Fact label={t('fields.internalCallerId')}><InternalNumbers of={of.internalCallerId ? [of.internalCallerId] : []} /></Fact>
      <Fact label={t('fields.internalAnnouncement')}><Sound of={of.internalAnnouncement} /></Fact>
      <Fact label={t('fields.externalAnnouncement')}><Sound of={of.externalAnnouncement} /></Fact>
    </>
  );
};

/** Which calls are recorded and where the recordings go, to be read. */
export const RecordingFacts = ({ of }: { of: Recorded }) => {
  const t = useTranslations('appConfigurations');
  return (
    <>
      <Fact label={t('form.recording')}><RecordedCalls of={of} /></Fact>
      <Fact label={t('fields.deliveryMethods')}><Links page="delivery-methods" of={of.deliveryMethods} /></Fact>
    </>
  );
};
