import { profile } from './provisioning.ts';

/** What a phone gets under its model's name: only where its own file is. It has shown already that it knows the address. */
export const boot = `
<?xml version="1.0" encoding="UTF-8"?>
<flat-profile>
${profile}</flat-profile>
`.trimStart();
