import type { InternalNumber } from '@patchbay/contract/internal-numbers';
import { useTranslations } from 'use-intl';
import { Fact, Facts } from '#ui/facts.tsx';
import { AssignedTo, AssigneeKind, Routing } from './columns.tsx';

/** A number, and whose it is. */
export const InternalNumberOverview = ({ found }: { found: InternalNumber }) => {
  const t = useTranslations('internalNumbers.fields');
  return (
    <Facts>
      <Fact label={t('number')}>{found.number}</Fact>
      <Fact label={t('description')}>{found.description || '—'}</Fact>
      <Fact label={t('routing')}>
        <Routing of={found} />
      </Fact>
      <Fact label={t('assignee')}>
        <AssignedTo of={found} />
      </Fact>
      <Fact label={t('kind')}>
        <AssigneeKind of={found} />
      </Fact>
    </Facts>
  );
};
