import { general } from './general.ts';

export const device = `
<?xml version="1.0" encoding="utf-8"?>
<settings>
  <phone-settings>
    {% for account in accounts %}
    <user_active idx="{{ account.position }}" perm="R">on</user_active>
    <user_idle_text idx="{{ account.position }}" perm="R">{{ account.label }}</user_idle_text>
    <user_realname idx="{{ account.position }}" perm="R">{{ account.displayName }}</user_realname>
    <user_name idx="{{ account.position }}" perm="R">{{ account.username }}</user_name>
    <user_pname idx="{{ account.position }}" perm="R">{{ account.authName }}</user_pname>
    <user_pass idx="{{ account.position }}" perm="R">{{ account.password }}</user_pass>
    <user_host idx="{{ account.position }}" perm="R">{{ account.server }}</user_host>
    <user_outbound idx="{{ account.position }}" perm="R">{{ account.server }}:{{ account.port }};transport={{ account.transport }}</user_outbound>
    <user_expiry idx="{{ account.position }}" perm="R">{{ account.registerSeconds }}</user_expiry>
    <user_srtp idx="{{ account.position }}" perm="R">{{ account.srtp }}</user_srtp>
    <user_savp idx="{{ account.position }}" perm="R">{{ account.savp }}</user_savp>
    <user_mailbox idx="{{ account.position }}" perm="R">{{ account.voicemailNumber }}</user_mailbox>

    {% endfor %}
    {% for number in unusedAccounts %}
    <user_active idx="{{ number }}" perm="R">off</user_active>
    {% endfor %}

${general}
    <setting_server perm="R">{{ provisioning.url }}</setting_server>
    <settings_refresh_timer perm="R">86400</settings_refresh_timer>
    <update_policy perm="R">settings_only</update_policy>
    {% if provisioning.username != "" %}
    <http_client_user perm="R">{{ provisioning.username }}</http_client_user>
    <http_client_pass perm="R">{{ provisioning.password }}</http_client_pass>
    {% endif %}
    {% if web.adminPassword != "" %}

    <http_user perm="R">admin</http_user>
    <http_pass perm="R">{{ web.adminPassword }}</http_pass>
    <admin_mode_password perm="R">{{ web.adminPassword }}</admin_mode_password>
    {% endif %}
  </phone-settings>
  {% if hasKeys %}
  <functionKeys>
    {% for key in keys %}
    <fkey idx="{{ key.index }}" context="{{ key.line }}" label="{{ key.label }}" perm="R">{{ key.argument }}</fkey>
    {% endfor %}
  </functionKeys>
  {% endif %}
</settings>
`.trimStart();
