import type { RingGroup } from '@patchbay/contract/ring-groups';
import { destinationText } from '../../platform/destination-text.ts';

/** How a file says what becomes of a call that nobody answers: `End`, or where it is forwarded to. */
export const noAnswerText = ({ onNoAnswer, onNoAnswerTo }: Pick<RingGroup, 'onNoAnswer' | 'onNoAnswerTo'>): string =>
  onNoAnswer.action === 'END' ? 'End' : destinationText(onNoAnswerTo);
