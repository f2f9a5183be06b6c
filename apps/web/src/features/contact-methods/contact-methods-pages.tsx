import { contactMethods, type ContactMethod, type ContactMethodKind } from '@patchbay/contract/contact-methods';
import { users } from '@patchbay/contract/users';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { namedOption } from '#ui/number-options.ts';
import { Page } from '#ui/page.tsx';
import { PhoneNumber, PhoneNumbers } from '#ui/phone-number.tsx';
import { useRelationsAction } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { type Column, type Filter, ResourceTable, type RowAction } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';
import { ContactMethodTabs } from './contact-method-tabs.tsx';
import { kindPages } from './kinds.ts';

export const SipAccountsPage = () => <KindPage kind="SIP_ACCOUNT" />;
export const PstnForwardingPage = () => <KindPage kind="PSTN_FORWARDING" />;
export const SipForwardingPage = () => <KindPage kind="SIP_FORWARDING" />;
export const EmailsPage = () => <KindPage kind="EMAIL" />;

const KindPage = ({ kind }: { kind: ContactMethodKind }) => {
  const t = useTranslations('contactMethods');
  const { base, may, name } = usePlace();
  const { path, icon } = kindPages[kind];
  const mayWrite = may('contactMethods:write');
  const action = mayWrite && (
    <ButtonLink to={`${base}/contact-methods/${path}/new`} leftSection={<Icon name="plus" size={15} />}>
      {t(`kinds.${kind}.new`)}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={action}>
      <ContactMethodTabs />
      <ResourceTable key={kind} endpoint={contactMethods.list} where={{ kind }} columns={useColumns(kind)} label={t(`tabs.${path as 'emails'}`)} nameOf={nameOf} rowLink={(row) => `${base}/contact-methods/${row.id}`} rowActions={useRowActions()} filters={useFilters()}
        searchPlaceholder={t('search')} empty={{ icon, title: t(`kinds.${kind}.none`), text: mayWrite ? t(`kinds.${kind}.text`) : `${t(`kinds.${kind}.text`)} ${t('readOnly', { name })}`, action }} />
    </Page>
  );
};

const useFilters = (): Filter[] => {
  const t = useTranslations('contactMethods.fields');
  const { may } = usePlace();
  return may('users:read') ? [{ key: 'userId', label: t('userName'), entity: { endpoint: users.list, get: users.get, toOption: namedOption } }] : [];
};

const nameOf = ({ userName, name }: ContactMethod) => `${userName} · ${name}`;

const useRowActions = () => {
  const t = useTranslations('contactMethods');
  const { base, may } = usePlace();
  const remove = useRemove(contactMethods);
  const relations = useRelationsAction();
  return (row: ContactMethod): RowAction[] => [
    ...(may('contactMethods:write') ? [{ label: t('edit'), icon: 'edit' as const, to: `${base}/contact-methods/${row.id}/edit` }] : []),
    ...relations({ kind: 'contact-method', id: row.id, name: nameOf(row) }),
    ...(may('contactMethods:write') ? [{ label: t('remove'), icon: 'trash' as const, isDangerous: true, onClick: () => void remove([{ id: row.id, name: nameOf(row) }]) }] : []),
  ];
};

const useColumns = (kind: ContactMethodKind): Column<ContactMethod>[] => {
  const t = useTranslations('contactMethods.fields');
  const numbers: Column<ContactMethod> = { id: 'phoneNumbers', header: t('phoneNumbers'), width: 200, narrow: 'none', cell: (row) => <PhoneNumbers of={row.phoneNumbers} /> };
  return [
    { id: 'name', header: t('name'), width: 180, narrow: 'title', cell: (row) => row.name },
    { id: 'userName', header: t('userName'), width: 180, narrow: 'detail', cell: (row) => row.userName },
    { id: 'target', header: t(`target.${kind}`), width: 260, sort: false, narrow: 'detail', cell: (row) => <Target of={row} /> },
    ...(kind === 'EMAIL' ? [] : [numbers]),
    { id: 'createdAt', header: t('createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('updatedAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};

/** Where it leads: the account that registers, or whom it goes on to. */
export const Target = ({ of }: { of: ContactMethod }) => {
  switch (of.kind) {
    case 'SIP_ACCOUNT': return of.sipUsername;
    case 'PSTN_FORWARDING': return <PhoneNumber e164={of.number} />;
    case 'SIP_FORWARDING': return `${of.username}@${of.host}:${of.port} ${of.transport}`;
    case 'EMAIL': return of.address;
  }
};
