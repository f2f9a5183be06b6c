import { account } from './account.ts';

/** Accounts of desk phones, each with the line key of its number. */
export const lines = (more: string) => `
  {% for account in accounts %}
${account}${more}  <Extension_{{ account.position }}_>{{ account.position }}</Extension_{{ account.position }}_>
  <Short_Name_{{ account.position }}_>{{ account.label }}</Short_Name_{{ account.position }}_>

  {% endfor %}
  {% for number in unusedAccounts %}
  <Line_Enable_{{ number }}_>No</Line_Enable_{{ number }}_>
  <Extension_{{ number }}_>Disabled</Extension_{{ number }}_>
  {% endfor %}
`.slice(1);
