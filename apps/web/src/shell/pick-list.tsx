import { Loader } from '@mantine/core';
import { useEffect, useId, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { Icon, type IconName } from '#ui/icons.tsx';
import { keysText } from '#ui/shortcuts.tsx';
import styles from './pick-list.module.css';

export interface Pick {
  id: string;
  label: ReactNode;
  detail?: ReactNode;
  icon?: IconName;
  run: () => void;
  /** A second thing to do with it, by Ctrl and Enter or by its own mark. */
  also?: { label: string; icon: IconName; run: () => void };
}

export interface PickGroup {
  title: string;
  picks: Pick[];
}

interface Props {
  label: string;
  placeholder: string;
  groups: PickGroup[];
  typed: string;
  onType: (text: string) => void;
  isSearching: boolean;
  /** Said when there is nothing to choose. */
  nothing: string;
  footer?: ReactNode;
}

/** A field and what is found with it: arrows choose, Enter takes, Ctrl and Enter does the second thing, typing narrows. */
export const PickList = ({ label, placeholder, groups, typed, onType, isSearching, nothing, footer }: Props) => {
  const id = useId();
  const picks = groups.flatMap((group) => group.picks);
  const [index, setIndex] = useState(0);
  const active = Math.min(index, picks.length - 1);
  const also = picks[active]?.also;
  const optionId = (position: number) => `${id}-${position}`;
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, id]);

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: { [key: string]: number } = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      const isStep = Math.abs(move) === 1;
      setIndex(isStep ? (active + move + picks.length) % Math.max(picks.length, 1) : Math.max(0, Math.min(picks.length - 1, active + move)));
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      const isAlso = event.ctrlKey || event.metaKey;
      (isAlso ? picks[active]?.also : picks[active])?.run();
    }
  };
  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <Icon name="search" />
        <input
          className={styles.input}
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={active >= 0 ? optionId(active) : undefined}
          aria-autocomplete="list"
          placeholder={placeholder}
          value={typed}
          maxLength={100}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          data-autofocus
          onChange={(event) => (setIndex(0), onType(event.currentTarget.value))}
          onKeyDown={onKeyDown}
        />
        {isSearching && <Loader size={14} color="gray" />}
      </div>
      <div className={styles.results} id={`${id}-list`} role="listbox" aria-label={label} tabIndex={-1}>
        {groups.map((group) => group.picks.length > 0 && <Group key={group.title} group={group} all={picks} active={active} optionId={optionId} alsoId={`${id}-also`} onPoint={setIndex} />)}
      </div>
      {picks.length === 0 && !isSearching && <p className={styles.nothing}>{nothing}</p>}
      {footer && <Footer text={footer} also={also} id={`${id}-also`} />}
    </div>
  );
};

interface GroupProps {
  group: PickGroup;
  all: Pick[];
  active: number;
  optionId: (position: number) => string;
  /** What says how the second thing is done with the active one. */
  alsoId: string;
  onPoint: (position: number) => void;
}

const Group = ({ group, all, active, optionId, alsoId, onPoint }: GroupProps) => (
  <div role="group" aria-label={group.title} className={styles.group}>
    <div className={styles.title} aria-hidden="true">
      {group.title}
    </div>
    {group.picks.map((pick) => {
      const position = all.indexOf(pick);
      return (
        // The field keeps the focus and takes the keys; an option is only pointed at.
        <div key={pick.id} id={optionId(position)} role="option" aria-selected={position === active} aria-keyshortcuts={pick.also && 'Control+Enter Meta+Enter'} aria-describedby={pick.also && position === active ? alsoId : undefined} className={styles.option} onPointerMove={() => onPoint(position)} onClick={pick.run}>
          {pick.icon && <Icon name={pick.icon} />}
          <span className={styles.label}>{pick.label}</span>
          {pick.detail && <span className={styles.detail}>{pick.detail}</span>}
          {pick.also && <Also {...pick.also} />}
        </div>
      );
    })}
  </div>
);

const Footer = ({ text, also, id }: { text: ReactNode; also: Pick['also']; id: string }) => (
  <div className={styles.footer}>
    <span>{text}</span>
    {also && (
      <span id={id}>
        <kbd>{keysText('mod+Enter')}</kbd> {also.label}
      </span>
    )}
  </div>
);

/** For the pointer; the keys are said in the footer. An option has no controls of its own. */
const Also = ({ label, icon, run }: NonNullable<Pick['also']>) => {
  const onClick = (event: MouseEvent) => {
    event.stopPropagation();
    run();
  };
  return (
    <span aria-hidden="true" className={styles.also} title={label} onClick={onClick}>
      <Icon name={icon} />
    </span>
  );
};
