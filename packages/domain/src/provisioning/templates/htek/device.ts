const line = (code: string, value: string) => `    <P{{ account.codes.${code} }}>{{ account.${value} }}</P{{ account.codes.${code} }}>\n`;

export const device = `
<?xml version="1.0" encoding="UTF-8"?>
<hl_provision version="1">
  <config version="1">
    {% for account in accounts %}
    <P{{ account.codes.active }}>1</P{{ account.codes.active }}>
${line('label', 'label')}${line('name', 'displayName')}${line('user', 'username')}${line('auth', 'authName')}${line('password', 'password')}    <P{{ account.codes.server }}>{{ account.server }}:{{ account.port }}</P{{ account.codes.server }}>
${line('transport', 'transport')}${line('expiry', 'registerMinutes')}${line('srtp', 'mediaEncryption')}${line('voicemail', 'voicemailNumber')}${line('mwi', 'subscribesToVoicemail')}
    {% endfor %}
    {% for account in unusedAccounts %}
    <P{{ account.codes.active }}>0</P{{ account.codes.active }}>
    {% endfor %}

    {% for key in keys %}
    <P{{ key.codes.type }}>{{ key.type }}</P{{ key.codes.type }}>
    <P{{ key.codes.mode }}>0</P{{ key.codes.mode }}>
    <P{{ key.codes.value }}>{{ key.value }}</P{{ key.codes.value }}>
    <P{{ key.codes.label }}>{{ key.label }}</P{{ key.codes.label }}>
    <P{{ key.codes.account }}>{{ key.account }}</P{{ key.codes.account }}>
    {% endfor %}
    <P30>{{ ntpServer }}</P30>
    <P64>{{ timeZone }}</P64>
    <P75>{{ daylightSaving }}</P75>
    <P143>0</P143>

    <P237>{{ provisioning.url }}</P237>
    {% if web.adminPassword != "" %}
    <P2>{{ web.adminPassword }}</P2>
    {% endif %}
  </config>
</hl_provision>
`.trimStart();
