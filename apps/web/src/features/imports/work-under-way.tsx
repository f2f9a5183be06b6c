import type { Import, ImportStep } from '@patchbay/contract/imports';
import { useTranslations } from 'use-intl';
import { Icon } from '#ui/icons.tsx';
import { Progress } from '#ui/kit.ts';
import styles from './imports.module.css';
import { useSizeText } from '#ui/use-size-text.ts';

type Busy = 'uploading' | 'planning' | 'committing';
type Under = Pick<Import, 'status' | 'progress'>;

const stepsOf: { [S in Busy]: readonly ImportStep[] } = { uploading: [], planning: ['reading', 'comparing', 'keeping'], committing: ['checking', 'applying'] };

/** What a comparison finds is written down as it is found. */
export const stepsOfComparing: readonly ImportStep[] = ['reading', 'comparing'];

interface Props {
  of: Under;
  /** Where they are others than those of an import. */
  steps?: readonly ImportStep[];
}

/** What is being done, how far it is, how fast it goes, and how long it still takes. */
export const WorkUnderWay = ({ of, steps = stepsOf[of.status as Busy] }: Props) => {
  const t = useTranslations('imports.plan');
  const figures = useFigures();
  const { done, total, step } = of.progress;
  const name = step ? t(`steps.${step}`) : t(`working.${of.status as Busy}`);
  return (
    <section className={styles.work} aria-label={t(`working.${of.status as Busy}`)}>
      <p className={styles.workTitle}>{t(`working.${of.status as Busy}`)}</p>
      <Steps of={of.progress} steps={steps} />
      <Progress value={isMeasured(of) ? (100 * done) / total : 100} animated={!isMeasured(of)} striped={!isMeasured(of)} aria-label={name} transitionDuration={120} />
      <p className={styles.figures}>{figures(of)}</p>
      <p className={styles.hint}>{t('leave')}</p>
    </section>
  );
};

/** Each step of the work, and which of them it has come to. */
const Steps = ({ of: { step: now }, steps }: { of: Import['progress']; steps: readonly ImportStep[] }) => {
  const t = useTranslations('imports.plan');
  const current = now ? steps.indexOf(now) : -1;
  if (current < 0) return null;
  return (
    <>
      <p role="status" className="pb-visually-hidden">
        {t('stepOf', { step: current + 1, of: steps.length, what: t(`steps.${steps[current]!}`) })}
      </p>
      <ol className={styles.steps}>
        {steps.map((step, place) => (
          <li key={step} data-done={place < current || undefined} aria-current={place === current ? 'step' : undefined}>
            {place < current ? <Icon name="check" size={14} /> : <span className={styles.place}>{place + 1}</span>}
            {t(`steps.${step}`)}
          </li>
        ))}
      </ol>
    </>
  );
};

// One statement for all of them, which nobody sees into.
const allAtOnce = new Set<ImportStep | null>(['comparing', 'checking']);

const isMeasured = ({ progress: { step, done, total } }: Under) => total > 0 && (done > 0 || step === 'keeping' || step === 'applying');

const settledSeconds = 2;
const minute = 60;

const useFigures = () => {
  const t = useTranslations('imports.plan');
  const sizeText = useSizeText();
  const timeText = (seconds: number) => (seconds < 2 * minute ? t('seconds', { count: seconds }) : t('minutes', { count: Math.round(seconds / minute) }));
  const measured = ({ done, total, unit, seconds }: Import['progress']) => {
    const perSecond = seconds >= settledSeconds ? done / seconds : 0;
    return [
      unit === 'rows' ? t('ofRows', { done, total }) : t('ofBytes', { done: sizeText(done), total: sizeText(total) }),
      perSecond > 0 && (unit === 'rows' ? t('perSecond', { rate: Math.round(perSecond) }) : t('bytesPerSecond', { rate: sizeText(perSecond) })),
      perSecond > 0 && total > done && t('left', { time: timeText(Math.ceil((total - done) / perSecond)) }),
    ];
  };
  const unmeasured = ({ step, total, seconds }: Import['progress']) =>
    allAtOnce.has(step) && total > 0 ? [t('allAtOnce', { total }), seconds >= settledSeconds && t('since', { time: timeText(seconds) })] : [t('waiting')];
  return (of: Under): string => (isMeasured(of) ? measured(of.progress) : unmeasured(of.progress)).filter((figure) => figure !== false).join(' · ');
};
