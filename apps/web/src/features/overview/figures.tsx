import { accounts } from '@patchbay/contract/accounts';
import { extensions } from '@patchbay/contract/extensions';
import { organisations } from '@patchbay/contract/organisations';
import type { OrganisationKind } from '@patchbay/contract/permissions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { phones } from '@patchbay/contract/phones';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Skeleton } from '#ui/kit.ts';
import { Link } from '#ui/link.tsx';
import type { overview } from '#i18n/en/overview.ts';
import styles from './overview.module.css';
import { useTotal, type Counted } from './use-total.ts';

type Name = keyof (typeof overview)['counts'];

interface Figure extends Counted {
  name: Name;
  path: string;
}

const figure: { [N in Name]: Figure } = {
  partners: { name: 'partners', path: 'partners', endpoint: organisations.list, where: { kind: 'partner' } },
  resellers: { name: 'resellers', path: 'resellers', endpoint: organisations.list, where: { kind: 'reseller' } },
  enterprises: { name: 'enterprises', path: 'enterprises', endpoint: organisations.list, where: { kind: 'enterprise' } },
  phoneNumbers: { name: 'phoneNumbers', path: 'phone-numbers', endpoint: phoneNumbers.list },
  extensions: { name: 'extensions', path: 'extensions', endpoint: extensions.list },
  phones: { name: 'phones', path: 'phones', endpoint: phones.list },
  accounts: { name: 'accounts', path: 'accounts', endpoint: accounts.list },
};

const shown: { [K in OrganisationKind]: Name[] } = {
  platform: ['partners', 'resellers', 'enterprises', 'phoneNumbers', 'accounts'],
  partner: ['partners', 'resellers', 'enterprises', 'phoneNumbers', 'accounts'],
  reseller: ['enterprises', 'phoneNumbers', 'accounts'],
  enterprise: ['extensions', 'phones', 'phoneNumbers', 'accounts'],
};

/** How much there is of everything, each a way to it. */
export const Figures = () => {
  const t = useTranslations('overview');
  const place = usePlace();
  const figures = shown[place.kind].map((name) => figure[name]).filter(({ endpoint }) => place.may(endpoint.permission as 'phones:read'));
  if (figures.length === 0) return null;
  return (
    <ul className={styles.figures} aria-label={t('figures')}>
      {figures.map((one) => (
        <li key={one.name}>
          <FigureLink figure={one} />
        </li>
      ))}
    </ul>
  );
};

const FigureLink = ({ figure: { name, path, ...counted } }: { figure: Figure }) => {
  const t = useTranslations('overview');
  const format = useFormatter();
  const { base } = usePlace();
  const count = useTotal(counted);
  return (
    <Link to={`${base}/${path}`} className={styles.figure}>
      <span className={styles.label}>{t(`counts.${name}`)}</span>
      <span className={styles.number}>{count ? `${count.isEstimate ? '≈ ' : ''}${format.number(count.total)}` : <Skeleton h={22} w={48} my={5} />}</span>
      {name === 'phoneNumbers' && <Free />}
    </Link>
  );
};

const free: Counted = { endpoint: phoneNumbers.list, where: { assigned: 'false' } };

const Free = () => {
  const t = useTranslations('overview');
  const count = useTotal(free);
  return <span className={styles.detail}>{count ? t('free', { count: count.total }) : ' '}</span>;
};
