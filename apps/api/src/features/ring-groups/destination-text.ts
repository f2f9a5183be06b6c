import type { RingGroup } from '@patchbay/contract/ring-groups';

/** How a file says what becomes of a call that nobody answers: `End`, `101`, `Voicemail 101`, `Group 600 Sales`, a phone number, or `Gone`. */
export const destinationText = ({ onNoAnswer, onNoAnswerTo }: Pick<RingGroup, 'onNoAnswer' | 'onNoAnswerTo'>): string => {
  if (onNoAnswer.action === 'END') return 'End';
  if (onNoAnswerTo === null) return 'Gone';
  const { destination, label } = onNoAnswerTo;
  const [shortNumber] = label.split(' ');
  switch (destination.kind) {
    case 'EXTENSION': return shortNumber!;
    case 'VOICEMAIL': return `Voicemail ${shortNumber}`;
    case 'RING_GROUP': return `Group ${label}`;
    case 'PHONE_NUMBER': case 'EXTERNAL': return label;
  }
};
