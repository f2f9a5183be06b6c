export const device = `
<?xml version="1.0" encoding="UTF-8"?>
<options>
  <accounts>
    {% for account in accounts %}
    <account>
      <ident>{{ account.username }}</ident>
      <name>{{ account.label }}</name>
      <protocol>SIP</protocol>
      <username>{{ account.username }}</username>
      <password>{{ account.password }}</password>
      <register_on_startup>true</register_on_startup>
      <reregistration_mode>custom</reregistration_mode>
      <reregistration_time>{{ account.registerSeconds }}</reregistration_time>
      <SIP_domain>{{ account.server }}:{{ account.port }}</SIP_domain>
      <SIP_transport_type>{{ account.transport }}</SIP_transport_type>
      <SIP_use_auth_username>true</SIP_use_auth_username>
      <SIP_auth_username>{{ account.authName }}</SIP_auth_username>
      <SIP_callerId>{{ account.displayName }}</SIP_callerId>
      <SIP_srtp_mode>{{ account.srtpMode }}</SIP_srtp_mode>
      <voicemail_check_extension>{{ account.voicemailNumber }}</voicemail_check_extension>
      <mwi_subscribe_usage>{{ account.subscribesTo }}</mwi_subscribe_usage>
    </account>
    {% endfor %}
  </accounts>
</options>
`.trimStart();
