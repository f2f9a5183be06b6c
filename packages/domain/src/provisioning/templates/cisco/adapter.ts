import { account } from './account.ts';
import { provisioning } from './provisioning.ts';

export const adapter = `
<?xml version="1.0" encoding="UTF-8"?>
<flat-profile>
  {% for account in accounts %}
${account}  <Use_Auth_ID_{{ account.position }}_>Yes</Use_Auth_ID_{{ account.position }}_>
  <Secure_Call_Setting_{{ account.position }}_>{{ account.securesCalls }}</Secure_Call_Setting_{{ account.position }}_>

  {% endfor %}
  {% for number in unusedAccounts %}
  <Line_Enable_{{ number }}_>No</Line_Enable_{{ number }}_>
  {% endfor %}

${provisioning}</flat-profile>
`.trimStart();
