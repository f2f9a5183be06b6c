import { Pill } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslations } from 'use-intl';

const inField = 'input:not([type="hidden"])';
const takingOut = 'button[data-takes-out]';
/** The buttons of what is chosen, and the field behind them, in their order. */
const stopsAround = (element: Element): HTMLElement[] => {
  let around: Element | null = element.parentElement;
  while (around && !around.querySelector(inField)) around = around.parentElement;
  return [...(around?.querySelectorAll<HTMLElement>(`${takingOut}, ${inField}`) ?? [])];
};

/** Who takes out by keys stays where they were: at what comes next, or else what came before, or in the field. */
const takeOut = (onRemove: () => void) => {
  const button = document.activeElement?.matches(takingOut) ? document.activeElement : null;
  if (!button) return onRemove();
  const stops = stopsAround(button);
  const [at, field] = [stops.indexOf(button as HTMLElement), stops.at(-1)!];
  flushSync(onRemove);
  const left = stopsAround(field);
  (at < left.length - 1 ? left[at] : left.at(-2) ?? field)?.focus();
};

const targetOf = (key: string, stops: HTMLElement[], at: number): HTMLElement | undefined => {
  if (key === 'ArrowLeft') return stops[Math.max(at - 1, 0)];
  if (key === 'ArrowRight') return stops[at + 1];
  if (key === 'Home') return stops[0];
  return key === 'End' ? stops.at(-1) : undefined;
};

interface Chosen {
  name: string;
  /** The way in for Tab; from there the arrows lead on. */
  isLast: boolean;
  disabled?: boolean;
  onRemove: () => void;
}

const ChosenPill = ({ name, isLast, disabled, onRemove }: Chosen) => {
  const t = useTranslations('forms.order');
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const { key, currentTarget: button } = event;
    const stops = stopsAround(button);
    const target = targetOf(key, stops, stops.indexOf(button));
    if (!target && key !== 'Delete' && key !== 'Backspace') return;
    event.preventDefault();
    if (target) target.focus();
    else takeOut(onRemove);
  };
  const button = { 'aria-label': t('takeOut', { name }), 'aria-hidden': false, tabIndex: isLast ? 0 : -1, 'data-takes-out': true, onKeyDown };
  return <Pill withRemoveButton={!disabled} onRemove={() => takeOut(onRemove)} removeButtonProps={button}>{name}</Pill>;
};

/** How a field of several values shows them: each with a button that takes it out, reached by Tab or by the left arrow from the field. */
export const pillsOf = (values: string[]) => ({
  renderPill: ({ option, value = '', onRemove, disabled }: { option?: { label: string }; value?: string; onRemove?: () => void; disabled?: boolean }) => (
    <ChosenPill name={option?.label ?? value} isLast={value === values.at(-1)} disabled={disabled} onRemove={onRemove ?? (() => undefined)} />
  ),
});

/** Before what is typed lies what is chosen. */
export const toPills = ({ key, currentTarget: input }: KeyboardEvent<HTMLInputElement>): void => {
  if (key === 'ArrowLeft' && input.selectionEnd === 0) stopsAround(input).at(-2)?.focus();
};
