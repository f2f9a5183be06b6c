import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { basePath, usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { History } from '#ui/history.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Menu } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { listPath } from './kinds.ts';
import { OrganisationOverview } from './organisation-overview.tsx';
import { useObjectPath } from './use-object-path.ts';
import { useStandingActions } from './use-organisation-actions.tsx';

/** One organisation of a list, or, without an id in the address, the one that the page is in. */
export const OrganisationPage = () => {
  const place = usePlace();
  const { id = place.id } = useParams();
  const query = useApi(organisations.get, { params: { id } });
  return <Loaded query={query}>{(organisation) => <OrganisationView organisation={organisation} />}</Loaded>;
};

const OrganisationView = ({ organisation }: { organisation: Organisation }) => {
  const t = useTranslations('organisations');
  const place = usePlace();
  const { id, kind, name } = organisation;
  const isHere = id === place.id || kind === 'platform';
  const parent = isHere ? undefined : { to: listAddress(`${place.base}/${listPath[kind]}`), label: t(`titles.${kind}`) };
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <OrganisationOverview organisation={organisation} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={organisations.references} id={id} organisationId={id} /> },
    ...(place.may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="organisation" id={id} /> }] : []),
  ];
  return (
    <Page title={name} parent={parent} action={<Actions organisation={organisation} isHere={isHere} />}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const Actions = ({ organisation, isHere }: { organisation: Organisation; isHere: boolean }) => {
  const t = useTranslations('organisations');
  const { base, may } = usePlace();
  const { id, kind } = organisation;
  const path = useObjectPath(organisation);
  const edit = { to: `${path}/edit`, leftSection: <Icon name="edit" size={15} /> };
  return (
    <>
      <More organisation={organisation} backTo={kind === 'platform' ? base : `${base}/${listPath[kind]}`} />
      {may('organisations:write') && (
        <ButtonLink {...edit} variant={isHere ? 'filled' : 'default'}>
          {t('edit')}
        </ButtonLink>
      )}
      {!isHere && (
        <ButtonLink to={basePath(kind, id)} rightSection={<Icon name="right" size={15} />}>
          {t('enter')}
        </ButtonLink>
      )}
    </>
  );
};

/** What is rarely done, and has consequences. */
const More = ({ organisation, backTo }: { organisation: Organisation; backTo: string }) => {
  const t = useTranslations('organisations');
  const navigate = useNavigate();
  const actions = useStandingActions({ onRemoved: () => void navigate(listAddress(backTo)) })(organisation);
  if (actions.length === 0) return null;
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" rightSection={<Icon name="down" size={13} />}>
          {t('more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ label, icon, onClick, isDangerous }) => (
          <Menu.Item key={label} c={isDangerous ? 'var(--pb-bad)' : undefined} leftSection={icon && <Icon name={icon} />} onClick={onClick}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
