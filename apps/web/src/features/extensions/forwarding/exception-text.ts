import { useNumberFormat } from '#ui/phone-number.tsx';

/** How a number of the list is shown: one to four digits are a colleague's. */
export const useExceptionText = () => {
  const format = useNumberFormat();
  return (number: string): string => (number.startsWith('+') ? format(number) : number);
};
