import { baseGeneral, general } from './general.ts';
import { baseUploads, uploads } from './uploads.ts';

const file = (settings: string, sent: string) =>
  `
#!version:1.0.0.1

{% for account in accounts %}
account.{{ account.position }}.enable = 1
account.{{ account.position }}.label = {{ account.label }}
account.{{ account.position }}.display_name = {{ account.displayName }}
account.{{ account.position }}.auth_name = {{ account.authName }}
account.{{ account.position }}.user_name = {{ account.username }}
account.{{ account.position }}.password = {{ account.password }}
account.{{ account.position }}.sip_server.1.address = {{ account.server }}
account.{{ account.position }}.sip_server.1.port = {{ account.port }}
account.{{ account.position }}.sip_server.1.transport_type = {{ account.transport }}
account.{{ account.position }}.sip_server.1.expires = {{ account.registerSeconds }}
account.{{ account.position }}.srtp_encryption = {{ account.mediaEncryption }}
{% if account.voicemailNumber != "" %}
account.{{ account.position }}.subscribe_mwi = 1
voice_mail.number.{{ account.position }} = {{ account.voicemailNumber }}
{% else %}
account.{{ account.position }}.subscribe_mwi = 0
voice_mail.number.{{ account.position }} = %NULL%
{% endif %}

{% endfor %}
{% for number in unusedAccounts %}
account.{{ number }}.enable = 0
{% endfor %}

{% for key in keys %}
{{ key.name }}.type = {{ key.type }}
{% if key.type != "0" %}
{{ key.name }}.line = {{ key.line }}
{% endif %}
{% if key.value != "" %}
{{ key.name }}.value = {{ key.value }}
{% else %}
{{ key.name }}.value = %NULL%
{% endif %}
{% if key.label != "" %}
{{ key.name }}.label = {{ key.label }}
{% else %}
{{ key.name }}.label = %NULL%
{% endif %}

{% endfor %}
${settings}
static.auto_provision.server.url = {{ provisioning.url }}
{% if provisioning.username != "" %}
static.auto_provision.server.username = {{ provisioning.username }}
static.auto_provision.server.password = {{ provisioning.password }}
{% endif %}
static.auto_provision.power_on = 1
static.auto_provision.repeat.enable = 1
static.auto_provision.repeat.minutes = 1440
static.auto_provision.pnp_enable = 0
static.auto_provision.dhcp_option.enable = 0
sip.notify_reboot_enable = 0

${sent}
features.direct_ip_call_enable = 0
{% if web.adminPassword != "" %}
static.security.user_password = admin:{{ web.adminPassword }}
{% endif %}
`.trimStart();

export const device = file(general, uploads);
export const baseDevice = file(baseGeneral, baseUploads);
