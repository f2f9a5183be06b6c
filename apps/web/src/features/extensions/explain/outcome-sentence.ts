import type { CallDecision, CallOutcome } from '@patchbay/contract/call-decisions';
import { isolated } from '#ui/isolated.ts';
import type { Words } from './reasons.ts';

/** What comes of a call, and after how much ringing. */
export const outcomeSentence = (words: Words, { outcome, afterSeconds }: Pick<CallDecision, 'outcome' | 'afterSeconds'>): string =>
  afterSeconds > 0 ? words.t('outcomes.after', { outcome: bare(words, outcome), seconds: afterSeconds }) : bare(words, outcome);

const bare = ({ t, nameOf, number, list }: Words, outcome: CallOutcome): string => {
  switch (outcome.kind) {
    case 'ANSWERED': {
      const names = list(outcome.extensionIds.map((id) => nameOf({ kind: 'EXTENSION', id })));
      return outcome.extensionIds.length > 1 ? t('outcomes.RINGS', { names }) : t('outcomes.ANSWERED', { names });
    }
    case 'VOICEMAIL': return t('outcomes.VOICEMAIL', { names: nameOf({ kind: 'EXTENSION', id: outcome.extensionId }) });
    case 'LINE_VOICEMAIL': return t('outcomes.LINE_VOICEMAIL', { names: isolated(outcome.line.label) });
    case 'EXTERNAL': return t('outcomes.EXTERNAL', { names: number(outcome.e164) });
    case 'EMERGENCY': return t('outcomes.EMERGENCY', { names: outcome.number });
    case 'QUEUED': return t('outcomes.QUEUED', { names: nameOf(outcome.at), place: outcome.place });
    case 'BEYOND': return t('outcomes.BEYOND', { names: nameOf(outcome.at) });
    case 'HANDED_OVER': return t('outcomes.HANDED_OVER', { names: isolated(outcome.to.label) });
    case 'ENDED': return t('outcomes.ENDED', { because: t(`ends.${outcome.because}`) });
  }
};
