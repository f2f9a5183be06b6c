export const device = `
<?xml version="1.0" encoding="UTF-8"?>
<config xmlns="http://www.linphone.org/xsds/lpconfig.xsd">
  <section name="sip">
    <entry name="default_proxy" overwrite="true">0</entry>
    <entry name="media_encryption" overwrite="true">{{ mediaEncryption }}</entry>
    <entry name="media_encryption_mandatory" overwrite="true">{{ isEncryptionRequired }}</entry>
  </section>
  <section name="misc">
    <entry name="config-uri" overwrite="true">{{ provisioning.address }}{{ deviceFile }}</entry>
  </section>
  {% for account in accounts %}
  <section name="auth_info_{{ account.index }}" overwrite="true">
    <entry name="username" overwrite="true">{{ account.username }}</entry>
    <entry name="userid" overwrite="true">{{ account.authName }}</entry>
    <entry name="passwd" overwrite="true">{{ account.password }}</entry>
    <entry name="ha1" overwrite="true"></entry>
    <entry name="realm" overwrite="true"></entry>
    <entry name="domain" overwrite="true">{{ account.server }}</entry>
  </section>
  <section name="proxy_{{ account.index }}" overwrite="true">
    <entry name="reg_proxy" overwrite="true">{{ account.proxy }}</entry>
    <entry name="reg_identity" overwrite="true">{{ account.identity }}</entry>
    <entry name="reg_expires" overwrite="true">{{ account.registerSeconds }}</entry>
    <entry name="reg_sendregister" overwrite="true">1</entry>
  </section>
  {% endfor %}
  {% for index in unusedIndexes %}
  <section name="auth_info_{{ index }}" overwrite="true">
    <entry name="username" overwrite="true"></entry>
    <entry name="userid" overwrite="true"></entry>
    <entry name="passwd" overwrite="true"></entry>
    <entry name="ha1" overwrite="true"></entry>
    <entry name="realm" overwrite="true"></entry>
    <entry name="domain" overwrite="true"></entry>
  </section>
  <section name="proxy_{{ index }}" overwrite="true">
    <entry name="reg_proxy" overwrite="true"></entry>
    <entry name="reg_identity" overwrite="true"></entry>
  </section>
  {% endfor %}
</config>
`.trimStart();
