import type { Schedule } from '@patchbay/domain/schedules/is-open';
import { Status } from '#ui/status.tsx';
import { useStateNow } from './words.ts';

/** Open or closed now, and until when. */
export const ScheduleState = ({ schedule }: { schedule: Schedule }) => {
  const { isOpen, text } = useStateNow(schedule);
  return <Status tone={isOpen ? 'good' : 'neutral'}>{text}</Status>;
};
