/** Where the settings come from. The user name and the password stand before the address, in brackets. */
const options = '{% if provisioning.username != "" %}[--uid {{ provisioning.username }} --pwd {{ provisioning.password }}]{% endif %}';

export const profile = `
  <Provision_Enable>Yes</Provision_Enable>
  <Profile_Rule>${options}{{ provisioning.url }}{{ deviceFile }}</Profile_Rule>
`.slice(1);

export const provisioning = `
${profile}  <Resync_On_Reset>Yes</Resync_On_Reset>
  <Resync_Periodic>86400</Resync_Periodic>
  <Resync_From_SIP>Yes</Resync_From_SIP>
`.slice(1);
