export const device = `
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<polycomConfig>
  {% for account in accounts %}
  <reg
    reg.{{ account.position }}.address="{{ account.username }}"
    reg.{{ account.position }}.label="{{ account.label }}"
    reg.{{ account.position }}.displayName="{{ account.displayName }}"
    reg.{{ account.position }}.auth.userId="{{ account.authName }}"
    reg.{{ account.position }}.auth.password="{{ account.password }}"
    reg.{{ account.position }}.server.1.address="{{ account.server }}"
    reg.{{ account.position }}.server.1.port="{{ account.port }}"
    reg.{{ account.position }}.server.1.transport="{{ account.transport }}"
    reg.{{ account.position }}.server.1.expires="{{ account.registerSeconds }}"
    reg.{{ account.position }}.server.1.register="1"
    reg.{{ account.position }}.srtp.enable="{{ account.offersSrtp }}"
    reg.{{ account.position }}.srtp.offer="{{ account.offersSrtp }}"
    reg.{{ account.position }}.srtp.require="{{ account.requiresSrtp }}"/>
  {% if account.voicemailNumber != "" %}
  <mwi
    msg.mwi.{{ account.position }}.subscribe="{{ account.username }}"
    msg.mwi.{{ account.position }}.callBackMode="contact"
    msg.mwi.{{ account.position }}.callBack="{{ account.voicemailNumber }}"/>
  {% else %}
  <mwi msg.mwi.{{ account.position }}.callBackMode="disabled"/>
  {% endif %}
  {% endfor %}
  {% if hasKeys %}
  <lineKey
    {% for key in keys %}
    lineKey.{{ key.position }}.category="{{ key.category }}"
    lineKey.{{ key.position }}.index="{{ key.index }}"
    {% endfor %}
    lineKey.reassignment.enabled="1"/>
  <attendant
    {% for key in watched %}
    attendant.resourceList.{{ key.number }}.address="{{ key.value }}"
    attendant.resourceList.{{ key.number }}.label="{{ key.label }}"
    attendant.resourceList.{{ key.number }}.type="{{ key.type }}"
    {% endfor %}
    />
  {% endif %}
  <time
    tcpIpApp.sntp.address="{{ ntpServer }}"
    tcpIpApp.sntp.address.overrideDHCP="1"
    tcpIpApp.sntp.gmtOffset="{{ time.offsetSeconds }}"
    tcpIpApp.sntp.gmtOffset.overrideDHCP="1"
    {% if time.summer %}
    tcpIpApp.sntp.daylightSavings.fixedDayEnable="0"
    tcpIpApp.sntp.daylightSavings.start.month="{{ time.summer.from.month }}"
    tcpIpApp.sntp.daylightSavings.start.date="{{ time.summer.from.date }}"
    tcpIpApp.sntp.daylightSavings.start.time="{{ time.summer.from.hour }}"
    tcpIpApp.sntp.daylightSavings.start.dayOfWeek="{{ time.summer.from.weekday }}"
    tcpIpApp.sntp.daylightSavings.start.dayOfWeek.lastInMonth="{{ time.summer.from.isLast }}"
    tcpIpApp.sntp.daylightSavings.stop.month="{{ time.summer.until.month }}"
    tcpIpApp.sntp.daylightSavings.stop.date="{{ time.summer.until.date }}"
    tcpIpApp.sntp.daylightSavings.stop.time="{{ time.summer.until.hour }}"
    tcpIpApp.sntp.daylightSavings.stop.dayOfWeek="{{ time.summer.until.weekday }}"
    tcpIpApp.sntp.daylightSavings.stop.dayOfWeek.lastInMonth="{{ time.summer.until.isLast }}"
    tcpIpApp.sntp.daylightSavings.enable="1"/>
    {% else %}
    tcpIpApp.sntp.daylightSavings.enable="0"/>
    {% endif %}
  <language lcl.ml.lang="{{ language }}"/>
  {% if acceptsData %}
  <log
    log.render.file="1"
    log.render.file.upload.append="0"
    log.render.file.upload.period="172800"/>
  {% else %}
  <log log.render.file="0"/>
  {% endif %}
  <provisioning
    device.set="1"
    device.prov.serverType.set="1"
    device.prov.serverType="{{ provisioning.serverType }}"
    device.prov.serverName.set="1"
    device.prov.serverName="{{ provisioning.serverName }}"
    {% if provisioning.username != "" %}
    device.prov.user.set="1"
    device.prov.user="{{ provisioning.username }}"
    device.prov.password.set="1"
    device.prov.password="{{ provisioning.password }}"
    {% endif %}
    {% if web.adminPassword != "" %}
    device.auth.localAdminPassword.set="1"
    device.auth.localAdminPassword="{{ web.adminPassword }}"
    {% endif %}
    prov.polling.enabled="1"
    prov.polling.mode="rel"
    prov.polling.period="86400"/>
</polycomConfig>
`.trimStart();
