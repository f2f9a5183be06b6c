import type { AuditEvent } from '@patchbay/contract/audit';
import { Diff, type DiffTexts } from '../diff.tsx';
import { withoutDerived, withoutNamedIds } from './readable.ts';
import { useFieldNames, useRecordedText } from './use-recorded-words.ts';
import { useReferenceNames } from './use-reference-names.ts';

/** What a recorded change was before and what it is after, in words. */
export const RecordedDiff = ({ event, texts }: { event: AuditEvent; texts?: DiffTexts | undefined }) => {
  const [before, after] = withoutDerived(event.entity.type, ...withoutNamedIds(event.before, event.after));
  const labels = useFieldNames(event.entity.type);
  const text = useRecordedText(labels, useReferenceNames(before, after));
  return <Diff before={before} after={after} labels={labels} texts={(key, value) => texts?.(key, value) ?? text(key, value)} />;
};
