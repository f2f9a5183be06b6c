import { general } from './general.ts';

export const deskPhone = `
<?xml version="1.0" encoding="UTF-8"?>
<gs_provision version="1">
  <config version="1">
    {% for account in accounts %}
    {% if account.position == 1 %}
    <P271>1</P271>
    <P270>{{ account.label }}</P270>
    <P47>{{ account.server }}:{{ account.port }}</P47>
    <P35>{{ account.username }}</P35>
    <P36>{{ account.authName }}</P36>
    <P34>{{ account.password }}</P34>
    <P3>{{ account.displayName }}</P3>
    <P33>{{ account.voicemailNumber }}</P33>
    <P32>{{ account.registerMinutes }}</P32>
    <P130>{{ account.transport }}</P130>
    <P183>{{ account.mediaEncryption }}</P183>
    <P99>{{ account.subscribesToVoicemail }}</P99>
    {% else %}
    <P{{ account.prefix }}01>1</P{{ account.prefix }}01>
    <P{{ account.prefix }}17>{{ account.label }}</P{{ account.prefix }}17>
    <P{{ account.prefix }}02>{{ account.server }}:{{ account.port }}</P{{ account.prefix }}02>
    <P{{ account.prefix }}04>{{ account.username }}</P{{ account.prefix }}04>
    <P{{ account.prefix }}05>{{ account.authName }}</P{{ account.prefix }}05>
    <P{{ account.prefix }}06>{{ account.password }}</P{{ account.prefix }}06>
    <P{{ account.prefix }}07>{{ account.displayName }}</P{{ account.prefix }}07>
    <P{{ account.prefix }}26>{{ account.voicemailNumber }}</P{{ account.prefix }}26>
    <P{{ account.prefix }}12>{{ account.registerMinutes }}</P{{ account.prefix }}12>
    <P{{ account.prefix }}48>{{ account.transport }}</P{{ account.prefix }}48>
    <P{{ account.prefix }}43>{{ account.mediaEncryption }}</P{{ account.prefix }}43>
    <P{{ account.prefix }}15>{{ account.subscribesToVoicemail }}</P{{ account.prefix }}15>
    {% endif %}

    {% endfor %}
    {% for account in unusedAccounts %}
    {% if account.position == 1 %}
    <P271>0</P271>
    {% else %}
    <P{{ account.prefix }}01>0</P{{ account.prefix }}01>
    {% endif %}
    {% endfor %}

    {% for key in keys %}
    <P{{ key.codes.mode }}>{{ key.mode }}</P{{ key.codes.mode }}>
    <P{{ key.codes.account }}>{{ key.account }}</P{{ key.codes.account }}>
    <P{{ key.codes.label }}>{{ key.label }}</P{{ key.codes.label }}>
    <P{{ key.codes.value }}>{{ key.value }}</P{{ key.codes.value }}>
    {% endfor %}
    <P1362>{{ language }}</P1362>
${general}  </config>
</gs_provision>
`.trimStart();
