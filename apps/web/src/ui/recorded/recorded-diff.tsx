import type { AuditEvent } from '@patchbay/contract/audit';
import { Diff, type RecordedTexts } from '../diff.tsx';
import { withoutDerived, withoutNamedIds } from './readable.ts';
import { useFieldNames, useRecordedText } from './use-recorded-words.ts';
import { useReferenceNames } from './use-reference-names.ts';

/** What a recorded change was before and what it is after, in words. */
export const RecordedDiff = ({ event, texts }: { event: AuditEvent; texts?: RecordedTexts | undefined }) => {
  const [before, after] = withoutDerived(event.entity.type, ...withoutNamedIds(event.before, event.after));
  const labels = useFieldNames(event.entity.type);
  const names = useReferenceNames(before, after);
  const text = useRecordedText(labels, names);
  return <Diff before={before} after={after} labels={labels} texts={(key, value) => texts?.(key, value, (id) => names.get(id)) ?? text(key, value)} />;
};
