export type DemoSignIn = { role: string; email: string; password: string };

/** The accounts of the demo data, one for each kind of reader; `npm start` prints them. */
export const demoSignIns: DemoSignIn[] = [
  { role: 'Platform administrator', email: 'platform@patchbay.example', password: 'platform-demo-pass' },
  { role: 'Partner administrator', email: 'partner@lighthouse.example', password: 'partner-demo-pass' },
  { role: 'Reseller administrator', email: 'reseller@northwind.example', password: 'reseller-demo-pass' },
  { role: 'Enterprise administrator', email: 'admin@canistracci.example', password: 'admin-demo-pass' },
  { role: 'Enterprise, read-only', email: 'viewer@canistracci.example', password: 'viewer-demo-pass' },
];

/** The person of an extension, who signs in with the code of the enterprise and a user name. */
export const agentSignIn = { role: 'Agent, by user name', enterprise: 'CANISTRACCI', username: 'agent', password: 'agent-demo-pass' };
