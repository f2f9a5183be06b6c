/** Whether a value is one that a documented parameter takes. */
export type Accepts = (value: string) => boolean;

export const flag: Accepts = (value) => value === '0' || value === '1';

export const oneOf =
  (...values: string[]): Accepts =>
  (value) =>
    values.includes(value);

export const whole =
  (from: number, to: number): Accepts =>
  (value) =>
    /^\d{1,10}$/.test(value) && Number(value) >= from && Number(value) <= to;

export const text =
  (longest: number): Accepts =>
  (value) =>
    value.length <= longest;

export const like =
  (pattern: RegExp): Accepts =>
  (value) =>
    pattern.test(value);

/** Documented names, each with what it takes. `#16` in a name stands for a number from 1 to 16. */
export type Parameters = { readonly [name: string]: Accepts };
