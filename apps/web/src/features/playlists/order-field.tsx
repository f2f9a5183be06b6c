import { audioFiles } from '@patchbay/contract/audio-files';
import { Id } from '@patchbay/contract/primitives/id';
import type { PlaylistDraft } from '@patchbay/contract/playlists';
import { useEffect, useRef, useState } from 'react';
import { useController, type Control, type FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { AudioPicker } from '#ui/audio/audio-picker.tsx';
import { clock } from '#ui/audio/clock.ts';
import { PlayButton } from '#ui/audio/player.tsx';
import { useField } from '#ui/fields/use-field.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { useZodForm, type FieldForm } from '#ui/use-zod-form.ts';
import styles from './playlists.module.css';

type Form = FieldForm<z.input<typeof PlaylistDraft>>;

/** The one at `from` is at `to` afterwards. */
export const moved = <T,>(items: T[], from: number, to: number): T[] => {
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)];
};

/** Audio files in an order: dragged, or moved by buttons; more are added below. */
export const OrderField = ({ form }: { form: Form }) => {
  const t = useTranslations('playlists');
  const { field } = useController<FieldValues>({ control: form.control as Control<FieldValues>, name: 'audioFileIds' });
  const { input } = useField({ form, name: 'audioFileIds', label: t('fields.items') });
  const ids = (field.value ?? []) as string[];
  const [dragged, setDragged] = useState<number>();
  const [said, setSaid] = useState('');
  const move = (from: number, to: number, name: string) => {
    field.onChange(moved(ids, from, to));
    setSaid(t('form.movedTo', { name, position: to + 1 }));
  };
  const over = (index: number) => {
    if (dragged === undefined || dragged === index) return;
    field.onChange(moved(ids, dragged, index));
    setDragged(index);
  };
  return (
    <div className={styles.field} role="group" aria-label={t('fields.items')}>
      <span className={styles.label} aria-hidden="true">{t('fields.items')}</span>
      <ol className={styles.items} aria-label={t('fields.items')}>
        {ids.map((id, index) => (
          <Row key={`${id} ${ids.slice(0, index).filter((other) => other === id).length}`} id={id} index={index} count={ids.length} isDragged={dragged === index}
            onMove={(to, name) => move(index, to, name)} onRemove={() => field.onChange(ids.filter((_, other) => other !== index))}
            onDrag={{ start: () => setDragged(index), over: () => over(index), end: () => setDragged(undefined) }} />
        ))}
      </ol>
      {input.error && <p role="alert" style={{ color: 'var(--mantine-color-error)' }}>{input.error}</p>}
      <span aria-live="polite" className="pb-visually-hidden">{said}</span>
      <AddSound onAdd={(id) => field.onChange([...ids, id])} />
    </div>
  );
};

interface RowProps {
  id: string;
  index: number;
  count: number;
  isDragged: boolean;
  onMove: (to: number, name: string) => void;
  onRemove: () => void;
  onDrag: { start: () => void; over: () => void; end: () => void };
}

const Row = ({ id, index, count, isDragged, onMove, onRemove, onDrag }: RowProps) => {
  const t = useTranslations('playlists.form');
  const { id: at } = usePlace();
  const { data } = useApi(audioFiles.get, { params: { id } });
  const name = data?.name ?? '…';
  return (
    <li className={styles.item} draggable data-moved={isDragged || undefined} onDragStart={onDrag.start} onDragEnd={onDrag.end}
      onDragOver={(event) => { event.preventDefault(); onDrag.over(); }} onDrop={(event) => event.preventDefault()}>
      <span className={styles.position}>{index + 1}</span>
      <PlayButton src={urlOf(audioFiles.content, { at, params: { id } })} name={name} />
      <span className={styles.name}>{name}</span>
      <span className={styles.duration}>{data && clock(data.durationSeconds)}</span>
      {/* Disabled in words only, so that the focus stays where it is at either end. */}
      <IconButton icon="up" label={t('up', { name })} aria-disabled={index === 0} onClick={() => index > 0 && onMove(index - 1, name)} />
      <IconButton icon="down" label={t('down', { name })} aria-disabled={index === count - 1} onClick={() => index < count - 1 && onMove(index + 1, name)} />
      <IconButton icon="close" label={t('takeOut', { name })} onClick={onRemove} />
    </li>
  );
};

const Chosen = z.object({ add: Id.nullable() });

/** What is chosen here is added at the end, and the field is free for the next. */
const AddSound = ({ onAdd }: { onAdd: (id: string) => void }) => {
  const t = useTranslations('playlists.form');
  const form = useZodForm(Chosen, { defaultValues: { add: null } });
  const add = useRef(onAdd);
  add.current = onAdd;
  const [round, setRound] = useState(0);
  useEffect(() => {
    const { unsubscribe } = form.watch(({ add: id }) => {
      if (!id) return;
      add.current(id);
      form.setValue('add', null);
      setRound((last) => last + 1);
    });
    return unsubscribe;
    // The form is the same for as long as this is shown.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return <AudioPicker key={round} form={form} name="add" label={t('add')} placeholder={t('addPlaceholder')} />;
};
