import { lines } from './lines.ts';
import { provisioning } from './provisioning.ts';
import { time } from './time.ts';

export const spaPhone = `
<?xml version="1.0" encoding="UTF-8"?>
<flat-profile>
${lines('  <Use_Auth_ID_{{ account.position }}_>Yes</Use_Auth_ID_{{ account.position }}_>\n')}
  {% for module in modules %}
  <Unit_{{ module }}_Enable>Yes</Unit_{{ module }}_Enable>
  {% endfor %}
  {% for key in moduleKeys %}
  <Unit_{{ key.module }}_Key_{{ key.position }}>{{ key.function }}</Unit_{{ key.module }}_Key_{{ key.position }}>
  {% endfor %}
  <Voice_Mail_Number>{{ voicemailNumber }}</Voice_Mail_Number>
  <SRTP_Method>s-descriptor</SRTP_Method>
  <Secure_Call_Setting>{{ securesCalls }}</Secure_Call_Setting>

${time}
${provisioning}
  {% if web.adminPassword != "" %}
  <Admin_Passwd>{{ web.adminPassword }}</Admin_Passwd>
  {% endif %}
</flat-profile>
`.trimStart();
