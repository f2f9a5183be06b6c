import type { ListedExtension } from '@patchbay/contract/extensions';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCountryName } from '#ui/country.ts';
import { TextLink } from '#ui/link.tsx';
import { PhoneNumber, PhoneNumbers } from '#ui/phone-number.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Status, Tag } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';
import styles from './extension.module.css';
import { ForwardingSummary } from './forwarding-summary.tsx';

/** What the list of extensions shows. */
export const useExtensionColumns = (): Column<ListedExtension>[] => {
  const t = useTranslations('extensions.fields');
  const list = useTranslations('extensionList');
  const [who, roles] = [useTranslations('extensions.identity'), useTranslations('roles')];
  const countryName = useCountryName();
  const yesOrNo = (is: boolean) => list(is ? 'yes' : 'no');
  const { base } = usePlace();
  const link = (path: string, of: { id: string; label: string }) => <TextLink to={`${base}/${path}/${of.id}`}>{of.label}</TextLink>;
  return [
    { id: 'shortNumber', header: t('shortNumber'), width: 95, narrow: 'detail', cell: (row) => row.shortNumber },
    { id: 'displayName', header: t('displayName'), width: 150, narrow: 'title', cell: (row) => row.displayName },
    { id: 'username', header: who('username'), width: 140, isOptional: true, narrow: 'none', cell: (row) => row.username },
    { id: 'role', header: who('role'), width: 120, isOptional: true, narrow: 'none', cell: (row) => roles(row.role) },
    { id: 'personalContact', header: who('personalContact'), width: 180, isOptional: true, narrow: 'none', cell: (row) => <PersonalContact of={row.personalContact} /> },
    { id: 'groups', header: list('fields.groups'), width: 105, narrow: 'none', cell: (row) => <FirstOf all={row.ringGroups.map(({ id, name }) => ({ id, label: name }))} path="ring-groups" /> },
    { id: 'phoneNumbers', header: t('phoneNumbers'), width: 176, narrow: 'detail', cell: (row) => <PhoneNumbers of={row.phoneNumbers} /> },
    { id: 'presentationNumber', header: t('presentationNumber'), width: 180, isOptional: true, narrow: 'none', cell: (row) => <Presentation extension={row} /> },
    { id: 'dialPlanProfile', header: list('fields.dialPlanProfile'), width: 150, isOptional: true, narrow: 'none', cell: (row) => (row.dialPlanProfile ? link('dial-plan-profiles', row.dialPlanProfile) : list('defaultProfile')) },
    { id: 'country', header: list('fields.country'), width: 130, isOptional: true, narrow: 'none', cell: (row) => countryName(row.country) ?? '—' },
    { id: 'endpoints', header: list('fields.endpoints'), width: 176, narrow: 'none', cell: (row) => <Endpoints of={row.endpoints} /> },
    { id: 'user', header: list('fields.user'), width: 150, isOptional: true, narrow: 'none', cell: (row) => (row.mobileUser ? link('users', row.mobileUser) : '—') },
    { id: 'voicemail', header: list('fields.voicemail'), width: 120, isOptional: true, narrow: 'none', cell: ({ voicemail: { isOn, isNotified } }) => list(isOn ? (isNotified ? 'voicemail.mailed' : 'voicemail.on') : 'voicemail.off') },
    { id: 'forwarding', header: list('fields.forwarding'), width: 160, narrow: 'none', cell: (row) => <ForwardingSummary of={row.forwarding} /> },
    { id: 'phones', header: t('phones'), width: 115, narrow: 'none', cell: (row) => <FirstOf all={row.phones.map(({ id, name }) => ({ id, label: name }))} path="phones" /> },
    { id: 'sipUsername', header: t('sipUsername'), width: 180, isOptional: true, narrow: 'none', cell: (row) => row.sipUsername },
    { id: 'anonymous', header: list('fields.anonymous'), width: 130, isOptional: true, narrow: 'none', cell: (row) => yesOrNo(row.isAnonymous) },
    { id: 'presence', header: list('fields.presence'), width: 100, isOptional: true, narrow: 'none', cell: (row) => yesOrNo(row.hasPresence) },
    { id: 'recorded', header: list('fields.recorded'), width: 130, isOptional: true, narrow: 'none', cell: (row) => yesOrNo(row.isRecorded) },
    { id: 'state', header: t('state'), width: 125, narrow: 'status', cell: (row) => <ExtensionState isEnabled={row.isEnabled} /> },
    { id: 'createdAt', header: t('createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('updatedAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};

/** Whether it can be called and call. */
export const ExtensionState = ({ isEnabled }: { isEnabled: boolean }) => {
  const t = useTranslations('extensions');
  return <Status tone={isEnabled ? 'good' : 'neutral'}>{isEnabled ? t('enabled') : t('disabled')}</Status>;
};

/** The number that called parties see: the chosen one, else the first of its own. */
const Presentation = ({ extension: { phoneNumbers, presentationNumber } }: { extension: ListedExtension }) => {
  const shown = presentationNumber ?? phoneNumbers[0];
  return shown ? <PhoneNumber e164={shown.e164} copy={false} /> : '—';
};

const PersonalContact = ({ of }: { of: string }) => {
  if (of === '') return '—';
  return of.startsWith('+') ? <PhoneNumber e164={of} copy={false} /> : of;
};

const Endpoints = ({ of }: { of: ListedExtension['endpoints'] }) => {
  const t = useTranslations('extensionList.endpoints');
  if (of.length === 0) return '—';
  return <span className={styles.tags}>{of.map((kind) => <Tag key={kind}>{t(kind)}</Tag>)}</span>;
};

/** The first of several by name, and how many there are beside it. */
const FirstOf = ({ all: [first, ...others], path }: { all: { id: string; label: string }[]; path: string }) => {
  const t = useTranslations('extensions');
  const { base } = usePlace();
  if (!first) return '—';
  return (
    <span title={[first, ...others].map(({ label }) => label).join(', ')}>
      <TextLink to={`${base}/${path}/${first.id}`}>{first.label}</TextLink>
      {others.length > 0 && ` ${t('more', { count: others.length })}`}
    </span>
  );
};
