/** What all of them say of an account. */
export const account = `
  <Line_Enable_{{ account.position }}_>Yes</Line_Enable_{{ account.position }}_>
  <Display_Name_{{ account.position }}_>{{ account.displayName }}</Display_Name_{{ account.position }}_>
  <User_ID_{{ account.position }}_>{{ account.username }}</User_ID_{{ account.position }}_>
  <Auth_ID_{{ account.position }}_>{{ account.authName }}</Auth_ID_{{ account.position }}_>
  <Password_{{ account.position }}_>{{ account.password }}</Password_{{ account.position }}_>
  <Proxy_{{ account.position }}_>{{ account.server }}:{{ account.port }}</Proxy_{{ account.position }}_>
  <Use_DNS_SRV_{{ account.position }}_>No</Use_DNS_SRV_{{ account.position }}_>
  <SIP_Transport_{{ account.position }}_>{{ account.transport }}</SIP_Transport_{{ account.position }}_>
  <Register_{{ account.position }}_>Yes</Register_{{ account.position }}_>
  <Register_Expires_{{ account.position }}_>{{ account.registerSeconds }}</Register_Expires_{{ account.position }}_>
`.slice(1);
