import type { PhoneNumber as Row } from '@patchbay/contract/phone-numbers';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { TextLink } from '#ui/link.tsx';
import { PhoneNumber } from '#ui/phone-number.tsx';
import { Time } from '#ui/time.tsx';
import { AssignedTo } from './assigned-to.tsx';
import { Capabilities } from './capabilities.tsx';
import { Services, Tags } from './columns.tsx';
import { NumberState } from './number-state.tsx';
import styles from './phone-numbers.module.css';

/** What there is to know about one number. */
export const NumberFacts = ({ number }: { number: Row }) => {
  const t = useTranslations('phoneNumbers');
  const isFree = number.voiceAssignee === null && number.smsAssignee === null;
  return (
    <Facts>
      <Fact label={t('fields.e164')}>
        <PhoneNumber e164={number.e164} />
      </Fact>
      <Fact label={t('fields.state')}>
        <StateFact number={number} />
      </Fact>
      <Fact label={t('fields.assignedTo')}>
        {isFree ? t('unassigned') : <AssignedTo number={number} />}
        <WhereAssigned number={number} />
      </Fact>
      <Fact label={t('fields.services')}>
        <Services services={number.services} />
      </Fact>
      <Fact label={t('fields.capabilities')}>
        <Capabilities of={number} />
      </Fact>
      {number.voiceRouteType && <Fact label={t('fields.voiceRouteType')}>{t(`routeTypes.${number.voiceRouteType}`)}</Fact>}
      {number.voice && (
        <Fact label={t('fields.voiceCarrier')}>
          <Carrier carrier={number.voiceCarrier} />
        </Fact>
      )}
      {number.sms && (
        <Fact label={t('fields.smsCarrier')}>
          <Carrier carrier={number.smsCarrier} />
        </Fact>
      )}
      <Fact label={t('fields.holder')}>
        <TextLink to={`/o/${number.ownerId}`}>{number.ownerName}</TextLink>
      </Fact>
      <Fact label={t('fields.source')}>{t(`sourcesLong.${number.source}`)}</Fact>
      <Fact label={t('fields.tags')}>
        <Tags tags={number.tags} />
      </Fact>
      <Fact label={t('fields.createdAt')}>
        <Time at={number.createdAt} />
      </Fact>
      <Fact label={t('fields.updatedAt')}>
        <Time at={number.updatedAt} />
      </Fact>
    </Facts>
  );
};

const StateFact = ({ number: { state, blockedReason, quarantineUntil } }: { number: Row }) => {
  const t = useTranslations('phoneNumbers');
  const details: ReactNode[] = [
    blockedReason !== null && t('blockedBecause', { reason: blockedReason }),
    quarantineUntil !== null && new Date(quarantineUntil) > new Date() && t.rich('restsUntil', { time: () => <Time key="until" at={quarantineUntil} /> }),
  ].filter(Boolean);
  return (
    <>
      <NumberState state={state} />
      {details.map((detail, index) => (
        <p key={index} className={styles.note}>
          {detail}
        </p>
      ))}
    </>
  );
};

const Carrier = ({ carrier }: { carrier: Row['voiceCarrier'] }) => {
  const t = useTranslations('phoneNumbers');
  const { base, may } = usePlace();
  if (!carrier) return t('carrierLater');
  return may('carrierProfiles:read') ? <TextLink to={`${base}/carrier-profiles/${carrier.id}`}>{carrier.label}</TextLink> : carrier.label;
};

const voicePlaces = {
  DIRECT_ROUTING: [['extensions', 'extensions:read'], ['ring-groups', 'extensions:read'], ['contact-methods', 'contactMethods:read'], ['call-flows', 'callFlows:read']],
  EXTERNAL_TRUNK: [['external-trunks', 'externalTrunks:read']],
  OPERATOR_CONNECT: [['operator-connect-trunks', 'operatorConnectTrunks:read']],
} as const;

/** Where a number of this kind is given to something: never here. */
const WhereAssigned = ({ number: { ownerId, ownerName, voiceRouteType, sms } }: { number: Row }) => {
  const t = useTranslations('phoneNumbers.where');
  const { scope, base, may } = usePlace();
  if (scope === 'organisation') return <p className={styles.note}>{t.rich('above', { name: ownerName, link: (text) => <TextLink key="owner" underline="always" to={`/o/${ownerId}`}>{text}</TextLink> })}</p>;
  const places = [...(voiceRouteType ? voicePlaces[voiceRouteType] : []), ...(sms ? [['sms-groups', 'smsGroups:read'] as const] : [])].filter(([, permission]) => may(permission));
  if (places.length === 0) return null;
  return (
    <p className={styles.note}>
      {t('here')}{' '}
      {places.map(([path], index) => (
        <span key={path}>
          {index > 0 && ' · '}
          <TextLink underline="always" to={`${base}/${path}`}>{t(path)}</TextLink>
        </span>
      ))}
    </p>
  );
};
