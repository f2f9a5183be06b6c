import { phoneLines } from './lines.ts';

/** What a phone gets under its model's name: only where its own file is. It has shown already that it knows the address. */
export const boot = phoneLines(`
# Panasonic SIP Phone Standard Format File # DO NOT CHANGE THIS LINE!

CFG_STANDARD_FILE_PATH="{{ provisioning.url }}{{ deviceFile }}"
`);
