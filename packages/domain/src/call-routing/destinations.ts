import type { RoutedExtension, RoutedGroup } from '@patchbay/contract/call-worlds';
import { conditions } from '@patchbay/contract/forwarding';
import type { Destination } from '@patchbay/contract/primitives/destination';

export interface SentTo {
  to: Destination;
  /** Where it is chosen, as in a JSON Pointer into the extension. */
  pointer: string;
  /** Not chosen for later, but for calls that come now or another day. */
  isActive: boolean;
}

/**
 * Every destination in the settings of an extension, in the order in which they are asked. Whoever loads a part of a world follows them: an external one
 * to the number of the enterprise that it may be, a number to what it leads to.
 */
export const destinationsOf = ({ forwarding: { temporary, unconditional, conditional } }: Pick<RoutedExtension, 'forwarding'>): SentTo[] => {
  const { mode, destination, rules } = unconditional;
  const found = [
    { to: temporary?.destination ?? null, pointer: '/forwarding/temporary/destination', isActive: true },
    { to: destination, pointer: '/forwarding/unconditional/destination', isActive: mode === 'ALWAYS' },
    ...rules.map((rule, index) => ({ to: rule.destination, pointer: `/forwarding/unconditional/rules/${index}/destination`, isActive: mode === 'SCHEDULE' })),
    ...conditions.map((condition) => ({ to: conditional[condition].destination, pointer: `/forwarding/conditional/${condition}/destination`, isActive: conditional[condition].action === 'FORWARD' })),
  ];
  return found.flatMap(({ to, ...rest }) => (to ? [{ to, ...rest }] : []));
};

/** The same of a ring group; its members are rung and nothing more. */
export const destinationsOfGroup = ({ onNoAnswer: { action, destination } }: Pick<RoutedGroup, 'onNoAnswer'>): SentTo[] =>
  destination ? [{ to: destination, pointer: '/onNoAnswer/destination', isActive: action === 'FORWARD' }] : [];
