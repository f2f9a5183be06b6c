import { general } from './general.ts';

export const device = `
sip transport protocol: {{ transport }}
{% if overTls %}
sips persistent tls: 1
{% endif %}
sip explicit mwi subscription: {{ subscribesToVoicemail }}

{% for account in accounts %}
sip line{{ account.position }} screen name: {{ account.label }}
sip line{{ account.position }} display name: {{ account.displayName }}
sip line{{ account.position }} user name: {{ account.username }}
sip line{{ account.position }} auth name: {{ account.authName }}
sip line{{ account.position }} password: {{ account.password }}
sip line{{ account.position }} proxy ip: {{ account.server }}
sip line{{ account.position }} proxy port: {{ account.port }}
sip line{{ account.position }} registrar ip: {{ account.server }}
sip line{{ account.position }} registrar port: {{ account.port }}
sip line{{ account.position }} registration period: {{ account.registerSeconds }}
sip line{{ account.position }} srtp mode: {{ account.mediaEncryption }}
{% if account.voicemailNumber != "" %}
sip line{{ account.position }} vmail: {{ account.voicemailNumber }}
{% endif %}

{% endfor %}
{% for key in keys %}
{{ key.name }} type: {{ key.type }}
{% if key.type != "none" %}
{{ key.name }} line: {{ key.line }}
{% endif %}
{% if key.value != "" %}
{{ key.name }} value: {{ key.value }}
{% endif %}
{% if key.label != "" %}
{{ key.name }} label: {{ key.label }}
{% endif %}

{% endfor %}
${general}
download protocol: {{ provisioning.protocol }}
{{ provisioning.scheme }} server: {{ provisioning.server }}
{{ provisioning.scheme }} port: {{ provisioning.port }}
{{ provisioning.scheme }} path: {{ provisioning.path }}
{% if provisioning.username != "" %}
http digest username: {{ provisioning.username }}
http digest password: {{ provisioning.password }}
{% endif %}
auto resync mode: 1
auto resync time: 02:00
auto resync days: 1
{% if web.adminPassword != "" %}

admin password: {{ web.adminPassword }}
{% endif %}
`.trimStart();
