export const device = `
<?xml version="1.0" encoding="UTF-8"?>
<account>
  {% if account %}
  <title>{{ account.label }}</title>
  <userDisplayName>{{ account.displayName }}</userDisplayName>
  <username>{{ account.username }}</username>
  <authUsername>{{ account.authName }}</authUsername>
  <password>{{ account.password }}</password>
  <host>{{ account.server }}</host>
  <proxy>{{ account.server }}:{{ account.port }}</proxy>
  <transport>{{ account.transport }}</transport>
  <expires>{{ account.registerSeconds }}</expires>
  <sdesIncoming>{{ account.sdes }}</sdesIncoming>
  <sdesOutgoing>{{ account.sdes }}</sdesOutgoing>
  <voiceMailNumber>{{ account.voicemailNumber }}</voiceMailNumber>
  <subscribeForVoicemail>{{ account.subscribesToVoicemail }}</subscribeForVoicemail>
  {% endif %}
  <extProvUrl>{{ provisioning.url }}{{ deviceFile }}</extProvUrl>
  <extProvInterval>86400</extProvInterval>
</account>
`.trimStart();
