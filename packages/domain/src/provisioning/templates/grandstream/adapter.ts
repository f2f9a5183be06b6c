import { general } from './general.ts';

/** One account for each of the two telephones that can be plugged in. */
export const adapter = `
<?xml version="1.0" encoding="UTF-8"?>
<gs_provision version="1">
  <config version="1">
    {% for account in accounts %}
    {% if account.position == 1 %}
    <P271>1</P271>
    <P47>{{ account.server }}:{{ account.port }}</P47>
    <P35>{{ account.username }}</P35>
    <P36>{{ account.authName }}</P36>
    <P34>{{ account.password }}</P34>
    <P3>{{ account.displayName }}</P3>
    <P32>{{ account.registerMinutes }}</P32>
    <P130>{{ account.transport }}</P130>
    <P183>{{ account.mediaEncryption }}</P183>
    <P99>{{ account.subscribesToVoicemail }}</P99>
    {% else %}
    <P401>1</P401>
    <P747>{{ account.server }}:{{ account.port }}</P747>
    <P735>{{ account.username }}</P735>
    <P736>{{ account.authName }}</P736>
    <P734>{{ account.password }}</P734>
    <P703>{{ account.displayName }}</P703>
    <P732>{{ account.registerMinutes }}</P732>
    <P830>{{ account.transport }}</P830>
    <P443>{{ account.mediaEncryption }}</P443>
    <P709>{{ account.subscribesToVoicemail }}</P709>
    {% endif %}

    {% endfor %}
    {% for account in unusedAccounts %}
    {% if account.position == 1 %}
    <P271>0</P271>
    {% else %}
    <P401>0</P401>
    {% endif %}
    {% endfor %}

${general}  </config>
</gs_provision>
`.trimStart();
