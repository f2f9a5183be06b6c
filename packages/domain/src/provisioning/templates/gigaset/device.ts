/** First of all it says that a handset which is not named is to go: the system keeps it otherwise, and goes on registering its account. */
export const device = `
<?xml version="1.0" encoding="UTF-8"?>
<provisioning version="1.1" productID="e2">
  <nvm>
    <oper name="DeleteNotProvisionedHS"/>
    {% for account in accounts %}
    <oper name="add_hs" value="{{ account.handset }}">
      <param name="hs.RegStatus" value="ToReg"/>
    </oper>
    <param name="SipAccount.{{ account.handset }}.ProviderId" value="{{ account.provider }}"/>
    <param name="SipAccount.{{ account.handset }}.DisplayName" value="{{ account.displayName }}"/>
    <param name="SipAccount.{{ account.handset }}.UserName" value="{{ account.username }}"/>
    <param name="SipAccount.{{ account.handset }}.AuthName" value="{{ account.authName }}"/>
    <param name="SipAccount.{{ account.handset }}.AuthPassword" value="{{ account.password }}"/>
    {% if account.voicemailNumber != "" %}
    <param name="SipAccount.{{ account.handset }}.VoiceMailMailbox" value="{{ account.voicemailNumber }}"/>
    <param name="SipAccount.{{ account.handset }}.VoiceMailActive" value="1"/>
    {% else %}
    <param name="SipAccount.{{ account.handset }}.VoiceMailActive" value="0"/>
    {% endif %}
    <param name="SipProvider.{{ account.provider }}.Name" value="{{ account.label }}"/>
    <param name="SipProvider.{{ account.provider }}.Domain" value="{{ account.server }}"/>
    <param name="SipProvider.{{ account.provider }}.ProxyServerAddress" value="{{ account.server }}"/>
    <param name="SipProvider.{{ account.provider }}.ProxyServerPort" value="{{ account.port }}"/>
    <param name="SipProvider.{{ account.provider }}.RegServerAddress" value="{{ account.server }}"/>
    <param name="SipProvider.{{ account.provider }}.RegServerPort" value="{{ account.port }}"/>
    <param name="SipProvider.{{ account.provider }}.RegServerRefreshTimer" value="{{ account.registerSeconds }}"/>
    <param name="SipProvider.{{ account.provider }}.TransportProtocol" value="{{ account.transport }}"/>
    <param name="SipProvider.{{ account.provider }}.UseSIPS" value="0"/>
    <param name="SipProvider.{{ account.provider }}.SRTP_Enabled" value="{{ account.srtp }}"/>
    <param name="SipProvider.{{ account.provider }}.AcceptNonSRTPCalls" value="{{ account.acceptsPlain }}"/>

    {% endfor %}
    <param name="DmGlobal.0.NtpServer" value="{{ ntpServer }}"/>
    <param name="DmGlobal.0.TimeZone" value="{{ timeZone }}"/>
    <param name="Telephony.0.ToneScheme" value="{{ toneScheme }}"/>

    <param name="Provisioning.global.ProvisioningServer" value="{{ provisioning.folder }}"/>
    {% if web.adminPassword != "" %}
    <param name="WebUIAccounts.1.Password" value="{{ web.adminPassword }}"/>
    {% endif %}
  </nvm>
</provisioning>
`.trimStart();
