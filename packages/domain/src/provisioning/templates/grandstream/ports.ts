import { general } from './general.ts';

/** Many accounts at one server: what the first line says of it holds for all. */
export const ports = `
<?xml version="1.0" encoding="UTF-8"?>
<gs_provision version="1">
  <config version="1">
    {% if shared %}
    <P271>1</P271>
    <P47>{{ shared.server }}:{{ shared.port }}</P47>
    <P32>{{ shared.registerMinutes }}</P32>
    <P130>{{ shared.transport }}</P130>
    <P183>{{ shared.mediaEncryption }}</P183>
    <P99>{{ shared.subscribesToVoicemail }}</P99>

    {% endif %}
    {% for account in accounts %}
    <P{{ account.enableCode }}>1</P{{ account.enableCode }}>
    <P{{ account.profileCode }}>0</P{{ account.profileCode }}>
    <P{{ account.userCode }}>{{ account.username }}</P{{ account.userCode }}>
    <P{{ account.authCode }}>{{ account.authName }}</P{{ account.authCode }}>
    <P{{ account.passwordCode }}>{{ account.password }}</P{{ account.passwordCode }}>
    <P{{ account.nameCode }}>{{ account.displayName }}</P{{ account.nameCode }}>

    {% endfor %}
    {% for account in unusedAccounts %}
    <P{{ account.enableCode }}>0</P{{ account.enableCode }}>
    {% endfor %}

${general}  </config>
</gs_provision>
`.trimStart();
