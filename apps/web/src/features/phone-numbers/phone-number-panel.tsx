import { phoneNumbers, type PhoneNumber as Row } from '@patchbay/contract/phone-numbers';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { isProblem } from '#api/problem.ts';
import { useApi } from '#api/query.ts';
import { Empty } from '#ui/empty.tsx';
import { History } from '#ui/history.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Menu } from '#ui/kit.ts';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Panel } from '#ui/panel.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { Relations } from '#ui/relations.tsx';
import { NumberFacts } from './number-facts.tsx';
import { NumberHistory } from './number-history.tsx';
import { useNumberActions } from './use-number-actions.ts';

/** One number beside the list of them. */
export const PhoneNumberPanel = () => {
  const t = useTranslations('phoneNumbers');
  const { id = '' } = useParams();
  const { base } = usePlace();
  const format = useNumberFormat();
  const query = useApi(phoneNumbers.get, { params: { id } });
  // What was answered before stands beside the failure.
  const isGone = query.data !== undefined && isProblem(query.error, 'not-found');
  const title = query.data ? format(query.data.e164) : t('fields.e164');
  return (
    <Panel title={title} parent={`${base}/phone-numbers`} action={query.data && !isGone && <Actions number={query.data} />}>
      {isGone ? (
        <Empty icon="phone" title={t('gone.title')}>
          {t('gone.text')}
        </Empty>
      ) : (
        <Loaded query={query}>{(number) => <Tabs number={number} />}</Loaded>
      )}
    </Panel>
  );
};

/** How many stand beside one another; the rest is behind a button. */
const shownActions = 2;

const Actions = ({ number }: { number: Row }) => {
  const t = useTranslations('phoneNumbers');
  const { base } = usePlace();
  const navigate = useNavigate();
  const actions = useNumberActions(() => void navigate(listAddress(`${base}/phone-numbers`)))?.(number) ?? [];
  const rest = actions.slice(shownActions);
  return (
    <>
      {actions.slice(0, shownActions).map(({ label, icon, onClick }) => (
        <Button key={label} variant="default" leftSection={icon && <Icon name={icon} size={15} />} onClick={onClick}>
          {label}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<Icon name="down" size={13} />}>
              {t('more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map(({ label, icon, onClick, isDangerous }) => (
              <Menu.Item key={label} color={isDangerous ? 'var(--mantine-color-error)' : undefined} leftSection={icon && <Icon name={icon} />} onClick={onClick}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
};

const Tabs = ({ number }: { number: Row }) => {
  const t = useTranslations('phoneNumbers');
  const { may, scope } = usePlace();
  return (
    <ObjectTabs
      tabs={[
        { value: 'overview', label: t('tabs.overview'), content: <NumberFacts number={number} /> },
        { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={phoneNumbers.references} id={number.id} organisationId={number.ownerId} kind={scope === 'tenant' ? 'phone-number' : undefined} /> },
        { value: 'history', label: t('tabs.history'), content: <NumberHistory id={number.id} /> },
        ...(may('audit:read') ? [{ value: 'audit', label: t('tabs.audit'), content: <History type="phone-number" id={number.id} /> }] : []),
      ]}
    />
  );
};
