import type { NumberBulk, NumberBulkAction } from '@patchbay/contract/number-bulks';
import type { FieldValues } from 'react-hook-form';
import { daysUntil } from '../days.ts';
import { choiceOf, keep } from './carrier-fields.tsx';

const switchOf = (value: boolean | undefined) => (value === undefined ? keep : value ? 'on' : 'off');

const voiceOf = ({ voice, voiceRouteType }: { voice?: boolean | undefined; voiceRouteType?: string | undefined }) => (voice === false ? 'off' : (voiceRouteType ?? keep));

const forms: { [T in NumberBulkAction['type']]?: (action: Extract<NumberBulkAction, { type: T }>) => FieldValues } = {
  assign: ({ ownerId }) => ({ ownerId }),
  capabilities: (action) => ({ voice: voiceOf(action), sms: switchOf(action.sms), fax: switchOf(action.fax) }),
  carriers: ({ voiceCarrierId, smsCarrierId }) => ({ voiceCarrierId: choiceOf(voiceCarrierId), smsCarrierId: choiceOf(smsCarrierId) }),
  tags: ({ add, remove }) => ({ add: add.join(', '), remove: remove.join(', ') }),
  block: ({ reason }) => ({ reason }),
  quarantine: ({ until }) => ({ days: daysUntil(new Date(until), new Date()) }),
};

/** What was answered for the action that is planned, as the form has it. */
export const valuesOf = ({ action }: NumberBulk): FieldValues | undefined => {
  const form = action && (forms[action.type] as ((of: NumberBulkAction) => FieldValues) | undefined);
  return form ? form(action) : undefined;
};
