import { account } from './account.ts';

/** Accounts of desk phones, each with the line key of its number. */
export const lines = (more: string) => `
  {% for account in accounts %}
${account}${more}  {% if hasKeys %}
  {% else %}
  <Extension_{{ account.position }}_>{{ account.position }}</Extension_{{ account.position }}_>
  <Short_Name_{{ account.position }}_>{{ account.label }}</Short_Name_{{ account.position }}_>
  {% endif %}

  {% endfor %}
  {% for number in unusedAccounts %}
  <Line_Enable_{{ number }}_>No</Line_Enable_{{ number }}_>
  {% if hasKeys %}
  {% else %}
  <Extension_{{ number }}_>Disabled</Extension_{{ number }}_>
  {% endif %}
  {% endfor %}
  {% for key in lineKeys %}
  {% if key.kind == "line" %}
  <Extension_{{ key.position }}_>{{ key.line }}</Extension_{{ key.position }}_>
  {% else %}
  <Extension_{{ key.position }}_>Disabled</Extension_{{ key.position }}_>
  {% endif %}
  <Short_Name_{{ key.position }}_>{{ key.shortName }}</Short_Name_{{ key.position }}_>
  <Extended_Function_{{ key.position }}_>{{ key.function }}</Extended_Function_{{ key.position }}_>
  {% endfor %}
`.slice(1);
