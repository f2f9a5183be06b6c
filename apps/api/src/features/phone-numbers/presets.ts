import { kindsOf, type NumberService } from '@patchbay/contract/assignees';
import type { NumberPreset } from '@patchbay/contract/number-presets';

/** The kinds are our own words, without quotes. */
const isOf = (column: string, service: NumberService): string => `${column} in (${kindsOf(service).map((kind) => `'${kind}'`).join(', ')})`;

/** What each ready-made search asks of `phone_number n`: capability, route and assignee, whatever the number's state is. */
export const presets: { [P in NumberPreset]: string } = {
  unassigned: 'n.voice_assignee_kind is null and n.sms_assignee_kind is null',
  'available-voice': 'n.voice and n.voice_assignee_kind is null',
  'available-et': `n.voice_route_type = 'EXTERNAL_TRUNK' and n.voice_assignee_kind is null`,
  'available-oc': `n.voice_route_type = 'OPERATOR_CONNECT' and n.voice_assignee_kind is null`,
  'available-sms': 'n.sms and n.sms_assignee_kind is null',
  'assigned-pbx': `n.voice_route_type = 'DIRECT_ROUTING' and ${isOf('n.voice_assignee_kind', 'PBX')}`,
  'assigned-callapp': `n.voice_route_type = 'DIRECT_ROUTING' and ${isOf('n.voice_assignee_kind', 'CALLAPP')}`,
  'assigned-et': `n.voice_route_type = 'EXTERNAL_TRUNK' and ${isOf('n.voice_assignee_kind', 'ET')}`,
  'assigned-oc': `n.voice_route_type = 'OPERATOR_CONNECT' and ${isOf('n.voice_assignee_kind', 'OC')}`,
  'assigned-sms': `n.sms and ${isOf('n.sms_assignee_kind', 'SMS')}`,
};
