import { noSwitch, type Switch } from '../../platform/switch.ts';

/** Where no switch is connected. */
export const noConnectedSwitch: Switch = { registrations: () => Promise.resolve(null), unregister: () => Promise.reject(noSwitch()) };
