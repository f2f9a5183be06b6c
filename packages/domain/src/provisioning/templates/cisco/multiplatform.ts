import { lines } from './lines.ts';
import { provisioning } from './provisioning.ts';
import { time } from './time.ts';

export const multiplatform = `
<?xml version="1.0" encoding="UTF-8"?>
<flat-profile>
${lines('')}
  {% if moduleCount != 0 %}
  <Number_of_Units>{{ moduleCount }}</Number_of_Units>
  {% endif %}
  {% for key in moduleKeys %}
  <Unit_{{ key.module }}_Key_{{ key.position }}_>{{ key.function }}</Unit_{{ key.module }}_Key_{{ key.position }}_>
  {% endfor %}
  <Voice_Mail_Number>{{ voicemailNumber }}</Voice_Mail_Number>
  <Secure_Call_Setting>{{ securesCalls }}</Secure_Call_Setting>

${time}
${provisioning}
  {% if web.adminPassword != "" %}
  <Admin_Password>{{ web.adminPassword }}</Admin_Password>
  {% endif %}
</flat-profile>
`.trimStart();
