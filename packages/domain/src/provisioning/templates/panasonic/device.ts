import { phoneLines } from './lines.ts';

const security = `
{% if account.overTls %}
SIP_TLS_MODE_{{ account.position }}="1"
{% endif %}
SRTP_CONNECT_MODE_{{ account.position }}="{{ account.srtpMode }}"
`.slice(1);

const file = (more: string) =>
  phoneLines(`
# Panasonic SIP Phone Standard Format File # DO NOT CHANGE THIS LINE!

{% for account in accounts %}
LINE_ENABLE_{{ account.position }}="Enabled"
PHONE_NUMBER_{{ account.position }}="{{ account.username }}"
DISPLAY_NAME_{{ account.position }}="{{ account.displayName }}"
SIP_AUTHID_{{ account.position }}="{{ account.authName }}"
SIP_PASS_{{ account.position }}="{{ account.password }}"
SIP_PRXY_ADDR_{{ account.position }}="{{ account.server }}"
SIP_PRXY_PORT_{{ account.position }}="{{ account.port }}"
SIP_RGSTR_ADDR_{{ account.position }}="{{ account.server }}"
SIP_RGSTR_PORT_{{ account.position }}="{{ account.port }}"
SIP_SVCDOMAIN_{{ account.position }}="{{ account.server }}"
SIP_TRANSPORT_{{ account.position }}="{{ account.transport }}"
REG_EXPIRE_TIME_{{ account.position }}="{{ account.registerSeconds }}"
VM_NUMBER_{{ account.position }}="{{ account.voicemailNumber }}"
${more}
{% endfor %}
{% for number in unusedAccounts %}
LINE_ENABLE_{{ number }}="Disabled"
{% endfor %}
VM_SUBSCRIBE_ENABLE="{{ subscribesToVoicemail }}"

{% for key in keys %}
{{ key.button }}_FACILITY_ACT{{ key.position }}="{{ key.action }}"
{{ key.button }}_FACILITY_ARG{{ key.position }}="{{ key.argument }}"
{{ key.button }}_QUICK_DIAL{{ key.position }}="{{ key.number }}"
{{ key.button }}_LABEL{{ key.position }}="{{ key.label }}"

{% endfor %}
NTP_ADDR="{{ ntpServer }}"
LOCAL_TIME_ZONE_POSIX="{{ timeZone }}"

PROVISION_ENABLE="Y"
CFG_STANDARD_FILE_PATH="{{ provisioning.url }}{{ deviceFile }}"
CFG_CYCLIC="Y"
CFG_CYCLIC_INTVL="1440"
CFG_RESYNC_FROM_SIP="check-sync"
{% if web.adminPassword != "" %}

ADMIN_ID="admin"
ADMIN_PASS="{{ web.adminPassword }}"
{% endif %}
`);

export const utDevice = file('');
export const hdvDevice = file(security);
