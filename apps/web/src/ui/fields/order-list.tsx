import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#ui/icon-button.tsx';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import styles from './order-list.module.css';

/** The one at `from` is at `to` afterwards. */
export const moved = <T,>(items: T[], from: number, to: number): T[] => {
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)];
};

interface Parts {
  nameOf: (id: string) => string;
  /** Before and after the name. */
  before?: (id: string, name: string) => ReactNode;
  after?: (id: string) => ReactNode;
}

interface Props extends Parts {
  label: string;
  /** What is wrong with them. */
  error?: ReactNode;
  ids: string[];
  onChange: (ids: string[]) => void;
  /** Below the list: where more are added. */
  children: ReactNode;
}

/** Things in an order: dragged, or moved by buttons, which say where each one is then. */
export const OrderList = ({ label, error, ids, onChange, children, ...parts }: Props) => {
  const t = useTranslations('forms.order');
  const [dragged, setDragged] = useState<number>();
  const [said, setSaid] = useState('');
  const kept = useKeptFocus<HTMLOListElement>();
  const move = (from: number, to: number, name: string) => {
    onChange(moved(ids, from, to));
    setSaid(t('movedTo', { name, position: to + 1 }));
  };
  const over = (index: number) => {
    if (dragged === undefined || dragged === index) return;
    onChange(moved(ids, dragged, index));
    setDragged(index);
  };
  return (
    <div className={styles.field} role="group" aria-label={label}>
      <span className={styles.label} aria-hidden="true">{label}</span>
      <ol ref={kept} className={styles.items} aria-label={label}>
        {ids.map((id, index) => (
          <Row key={`${id} ${ids.slice(0, index).filter((other) => other === id).length}`} {...parts} id={id} index={index} count={ids.length} isDragged={dragged === index}
            onMove={(to, name) => move(index, to, name)} onRemove={() => onChange(ids.filter((_, other) => other !== index))}
            onDrag={{ start: () => setDragged(index), over: () => over(index), end: () => setDragged(undefined) }} />
        ))}
      </ol>
      {error && <p role="alert" style={{ color: 'var(--mantine-color-error)' }}>{error}</p>}
      <span aria-live="polite" className="pb-visually-hidden">{said}</span>
      {children}
    </div>
  );
};

interface RowProps extends Parts {
  id: string;
  index: number;
  count: number;
  isDragged: boolean;
  onMove: (to: number, name: string) => void;
  onRemove: () => void;
  onDrag: { start: () => void; over: () => void; end: () => void };
}

const Row = ({ id, nameOf, before, after, index, count, isDragged, onMove, onRemove, onDrag }: RowProps) => {
  const t = useTranslations('forms.order');
  const name = nameOf(id);
  return (
    <li className={styles.item} draggable data-moved={isDragged || undefined} onDragStart={onDrag.start} onDragEnd={onDrag.end}
      onDragOver={(event) => { event.preventDefault(); onDrag.over(); }} onDrop={(event) => event.preventDefault()}>
      <span className={styles.position}>{index + 1}</span>
      {before?.(id, name)}
      <span className={styles.name}>{name}</span>
      {after && <span className={styles.after}>{after(id)}</span>}
      {/* Disabled in words only, so that the focus stays where it is at either end. */}
      <IconButton icon="up" label={t('up', { name })} aria-disabled={index === 0} onClick={() => index > 0 && onMove(index - 1, name)} />
      <IconButton icon="down" label={t('down', { name })} aria-disabled={index === count - 1} onClick={() => index < count - 1 && onMove(index + 1, name)} />
      <IconButton icon="close" label={t('takeOut', { name })} onClick={onRemove} />
    </li>
  );
};
