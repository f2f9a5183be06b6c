import { type Member, MemberKind, memberKinds, type NodeOf } from '@patchbay/contract/call-flow-nodes';
import { Id } from '@patchbay/contract/primitives/id';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from '../call-flows.module.css';
import { useEditor, withNode } from './editor.ts';
import { sources } from './labels.ts';

/** Who rings, in order; more are added below. */
export const MembersField = ({ node }: { node: NodeOf<'RING_GROUP'> }) => {
  const t = useTranslations('callFlows.form');
  const { graph, labels, change } = useEditor();
  const { members } = node;
  const kept = useKeptFocus<HTMLOListElement>();
  const set = (next: Member[], said: string) => change(withNode(graph, { ...node, members: next }), said);
  const nameOf = (id: string) => labels.get(id) ?? '…';
  const swap = (place: number, other: number) => {
    const next = [...members];
    [next[place], next[other]] = [next[other]!, next[place]!];
    set(next, t('moved', { name: nameOf(members[place]!.id) }));
  };
  return (
    <div role="group" aria-label={t('members')}>
      <span className={styles.label} aria-hidden="true">{t('members')}</span>
      <ol ref={kept} className={styles.members}>
        {members.map(({ kind, id }, place) => (
          <MemberRow key={id} kind={kind} name={nameOf(id)} isFirst={place === 0} isLast={place === members.length - 1} onUp={() => swap(place, place - 1)} onDown={() => swap(place, place + 1)}
            onRemove={() => set(members.filter((one) => one.id !== id), t('removed', { name: nameOf(id) }))} />
        ))}
      </ol>
      <AddMember onAdd={(member) => !members.some(({ id }) => id === member.id) && set([...members, member], t('addMember'))} />
    </div>
  );
};

interface RowProps {
  kind: MemberKind;
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onUp: () => void;
  onDown: () => void;
  onRemove: () => void;
}

const MemberRow = ({ kind, name, isFirst, isLast, onUp, onDown, onRemove }: RowProps) => {
  const t = useTranslations('callFlows.form');
  const kinds = useTranslations('kinds');
  return (
    <li>
      <span className={styles.memberName}>{name}</span>
      <span className={styles.nowhere}>{kinds(kind)}</span>
      {/* Disabled in words only, so that the focus stays where it is at either end. */}
      <IconButton icon="up" label={t('up', { name })} aria-disabled={isFirst} onClick={() => !isFirst && onUp()} />
      <IconButton icon="down" label={t('down', { name })} aria-disabled={isLast} onClick={() => !isLast && onDown()} />
      <IconButton icon="close" label={t('takeOut', { name })} onClick={onRemove} />
    </li>
  );
};

const Chosen = z.object({ kind: MemberKind, id: Id.nullable() });

/** What is chosen here is added at the end, and the field is free for the next. */
const AddMember = ({ onAdd }: { onAdd: (member: Member) => void }) => {
  const t = useTranslations('callFlows.form');
  const kinds = useTranslations('kinds');
  const form = useZodForm(Chosen, { defaultValues: { kind: 'contact-method', id: null } });
  const add = useRef(onAdd);
  add.current = onAdd;
  const [round, setRound] = useState({ kind: 'contact-method' as MemberKind, count: 0 });
  useEffect(() => {
    const { unsubscribe } = form.watch(({ kind = 'contact-method', id }) => {
      if (id) {
        add.current({ kind, id });
        form.setValue('id', null);
      }
      setRound(({ kind: before, count }) => (id || kind !== before ? { kind, count: count + 1 } : { kind, count }));
    });
    return unsubscribe;
    // The form is the same for as long as this is shown.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const { list, labelOf } = sources[round.kind];
  const toOption = (item: never) => ({ value: (item as { id: string }).id, label: labelOf(item), disabled: (item as { kind?: string }).kind === 'EMAIL' });
  return (
    <div className={styles.pair}>
      <SelectField form={form} name="kind" label={t('memberKind')} options={memberKinds.map((value) => ({ value, label: kinds(value) }))} />
      <EntityField key={round.count} form={form} name="id" label={t('addMember')} placeholder={t('addMemberPlaceholder')} endpoint={list} toOption={toOption as never} />
    </div>
  );
};
