/**
 * Whether a PIN is among the first that anyone would try: one digit or a pair repeated, a run up or down, the same in both
 * directions, a recent year, the middle column of a keypad, or a number that is known anyway (`known`: the extension's own).
 */
export const isTrivialPin = (pin: string, known: readonly string[] = []): boolean =>
  /^(\d{1,3})\1+$/.test(pin) ||
  runs.some((run) => run.includes(pin)) ||
  [...pin].reverse().join('') === pin ||
  /^(?:19|20)\d\d$/.test(pin) ||
  popular.has(pin) ||
  known.some((number) => number !== '' && (pin === number || pin === [...number].reverse().join('') || number.endsWith(pin) || pin.startsWith(number)));

const runs = ['01234567890123456789', '98765432109876543210', '02468024680', '13579135790', '97531975319', '86420864208'];
const popular = new Set(['2580', '0852', '1472', '7410', '1478', '3698', '147258', '258036', '159753', '123654', '112233', '121314', '100200', '5683', '4711', '0007', '1004']);
