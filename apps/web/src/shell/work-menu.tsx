import { Progress } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Icon } from '#ui/icons.tsx';
import { Button, Popover } from '#ui/kit.ts';
import { Link } from '#ui/link.tsx';
import styles from './work-menu.module.css';
import type { Work } from './work-tray.tsx';

/** What is under way here, each with the way to where it can be looked at. */
export const WorkMenu = ({ work, base }: { work: Work; base: string }) => {
  const t = useTranslations('shell.work');
  const steps = useTranslations('imports.plan.steps');
  const titles = useTranslations('numberBulks.titles');
  const count = work.imports.length + work.comparisons.length + work.bulks.length;
  const files = [...work.imports.map((file) => ({ ...file, to: `${base}/imports/${file.id}` })), ...work.comparisons.map((file) => ({ ...file, to: `${base}/phone-numbers/comparisons/${file.id}` }))];
  return (
    <Popover position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<Icon name="refresh" size={15} />} aria-label={t('open', { count })}>
          {count}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('title')}>
        <ul className={styles.list}>
          {files.map(({ id, to, fileName, progress: { step, done, total } }) => (
            <Line key={id} to={to} title={fileName} text={step ? steps(step) : ''} done={done} total={total} />
          ))}
          {work.bulks.map(({ id, action, numbers, progress: { done, total } }) => (
            <Line key={id} to={`${base}/phone-numbers`} title={titles(action!.type, { count: numbers })} text={t('numbers', { done, total })} done={done} total={total} />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
};

interface LineProps {
  to: string;
  title: string;
  text: string;
  done: number;
  total: number;
}

const Line = ({ to, title, text, done, total }: LineProps) => {
  const isMeasured = total > 0 && done > 0;
  return (
    <li className={styles.line}>
      <Link to={to} className={styles.title}>
        {title}
      </Link>
      <Progress value={isMeasured ? (100 * done) / total : 100} striped={!isMeasured} animated={!isMeasured} aria-label={`${title}: ${text}`} />
      <span className={styles.text}>{text}</span>
    </li>
  );
};
