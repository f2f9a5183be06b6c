import { useSearchParams } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Menu } from '#ui/kit.ts';
import { DaysDialog } from './days-dialog.tsx';
import { lastDayOf, periodOf, periods, rangeOf, type Range } from './period.ts';

/** Which days are shown; it stands in the address, among the filters. */
export const PeriodMenu = () => {
  const t = useTranslations('auditLog');
  const open = useDialog();
  const [search, setSearch] = useSearchParams();
  const range: Range = { from: search.get('from') ?? undefined, to: search.get('to') ?? undefined };
  const show = (next: Range) =>
    setSearch(
      (before) => {
        const address = new URLSearchParams(before);
        for (const key of ['from', 'to'] as const) {
          if (next[key] === undefined) address.delete(key);
          else address.set(key, next[key]);
        }
        address.delete('after');
        return address;
      },
      { replace: true },
    );
  const choose = async () => {
    const chosen = await open<Range | undefined>((done) => <DaysDialog range={range} onDone={done} />);
    if (chosen) show(chosen);
  };
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" rightSection={<Icon name="down" size={13} />} fw={400}>
          <span className="pb-visually-hidden">{`${t('period')}: `}</span>
          <RangeText range={range} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {periods.map((period) => (
          <Menu.Item key={period} onClick={() => show(rangeOf(period, new Date()))}>
            {t(`periods.${period}`)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => void choose()}>{t('periods.days')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

const RangeText = ({ range }: { range: Range }) => {
  const t = useTranslations('auditLog');
  const format = useFormatter();
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'medium' });
  const period = periodOf(range, new Date());
  if (period) return t(`periods.${period}`);
  const from = range.from && day(new Date(range.from));
  const to = range.to && day(lastDayOf(range.to));
  if (from && to) return from === to ? from : t('range', { from, to });
  return from ? t('since', { day: from }) : t('until', { day: to ?? '' });
};
