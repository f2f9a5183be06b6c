import { audioFaults } from '@patchbay/contract/audio-files';
import { useTranslations } from 'use-intl';
import { isProblem } from '#api/problem.ts';
import { useProblemText } from '#ui/problem.tsx';

const words: readonly string[] = audioFaults;

/** Why a sound was refused, in the viewer's language. */
export const useFaultText = () => {
  const t = useTranslations('audioFiles.faults');
  const text = useProblemText();
  return (error: unknown): string => {
    const fault = isProblem(error) ? String(error.params.fault ?? '') : '';
    if (words.includes(fault)) return t(fault as 'empty');
    if (isProblem(error, 'too-large')) return t('too-large');
    if (isProblem(error, 'already-exists')) return t('name-taken');
    return text(error).detail;
  };
};
