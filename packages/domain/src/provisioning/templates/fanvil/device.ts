/** Summer time twice: firmware older than 2.2.10 spells the first two of its elements as one word. */
const summerTime = `
      <EnableDST>2</EnableDST>
      <Enable_DST>2</Enable_DST>
      <DSTFixedType>2</DSTFixedType>
      <DST_Fixed_Type>2</DST_Fixed_Type>
      <DSTMinOffset>{{ time.summer.savedMinutes }}</DSTMinOffset>
      <DSTStartMon>{{ time.summer.from.month }}</DSTStartMon>
      <DSTStartWeek>{{ time.summer.from.week }}</DSTStartWeek>
      <DSTStartWday>{{ time.summer.from.weekday }}</DSTStartWday>
      <DSTStartHour>{{ time.summer.from.hour }}</DSTStartHour>
      <DSTEndMon>{{ time.summer.until.month }}</DSTEndMon>
      <DSTEndWeek>{{ time.summer.until.week }}</DSTEndWeek>
      <DSTEndWday>{{ time.summer.until.weekday }}</DSTEndWday>
      <DSTEndHour>{{ time.summer.until.hour }}</DSTEndHour>
`.slice(1);

export const device = `
<?xml version="1.0" encoding="UTF-8"?>
<sysConf>
  <Version>2.0002</Version>
  <sip>
    {% for account in accounts %}
    <line index="{{ account.position }}">
      <EnableReg>1</EnableReg>
      <PhoneNumber>{{ account.username }}</PhoneNumber>
      <DisplayName>{{ account.displayName }}</DisplayName>
      <RegisterAddr>{{ account.server }}</RegisterAddr>
      <RegisterPort>{{ account.port }}</RegisterPort>
      <RegisterUser>{{ account.authName }}</RegisterUser>
      <RegisterPswd>{{ account.password }}</RegisterPswd>
      <RegisterTTL>{{ account.registerSeconds }}</RegisterTTL>
      <Transport>{{ account.transport }}</Transport>
      <MediaCrypto>{{ account.mediaEncryption }}</MediaCrypto>
      <Subscribe>{{ account.subscribesToVoicemail }}</Subscribe>
      <MWINum>{{ account.voicemailNumber }}</MWINum>
    </line>
    {% endfor %}
    {% for number in unusedAccounts %}
    <line index="{{ number }}">
      <EnableReg>0</EnableReg>
    </line>
    {% endfor %}
  </sip>
  <phone>
    <display>
      <DefaultLanguage>{{ language }}</DefaultLanguage>
    </display>
    <date>
      <EnableSNTP>1</EnableSNTP>
      <SNTPServer>{{ ntpServer }}</SNTPServer>
      <TimeZone>{{ time.quarters }}</TimeZone>
      <TimeZoneName>{{ time.name }}</TimeZoneName>
      {% if time.summer %}
${summerTime}      {% else %}
      <EnableDST>0</EnableDST>
      <Enable_DST>0</Enable_DST>
      {% endif %}
    </date>
  </phone>
  {% if hasKeys %}
  <dsskey>
    {% if pageNumber != 0 %}
    <FuncKeyPageNum>{{ pageNumber }}</FuncKeyPageNum>
    {% endif %}
    {% if sidePageNumber != 0 %}
    <SideKeyPageNum>{{ sidePageNumber }}</SideKeyPageNum>
    {% endif %}
    {% for page in keyPages %}
    <{{ page.element }} index="{{ page.number }}">
      {% for key in page.keys %}
      <Fkey index="{{ key.index }}">
        <Type>{{ key.type }}</Type>
        <Value>{{ key.value }}</Value>
        <Title>{{ key.label }}</Title>
      </Fkey>
      {% endfor %}
    </{{ page.element }}>
    {% endfor %}
  </dsskey>
  {% endif %}
  {% if web.adminPassword != "" %}
  <web>
    <account index="1">
      <Name>admin</Name>
      <Password>{{ web.adminPassword }}</Password>
      <Level>10</Level>
    </account>
  </web>
  {% endif %}
  <ap>
    {% if provisioning.username != "" %}
    <DefaultUsername>{{ provisioning.username }}</DefaultUsername>
    <DefaultPassword>{{ provisioning.password }}</DefaultPassword>
    {% endif %}
    <DownloadCommonConf>0</DownloadCommonConf>
    <FlashServerIP>{{ provisioning.folder }}</FlashServerIP>
    <FlashFileName>{{ deviceFile }}</FlashFileName>
    <FlashProtocol>{{ provisioning.protocol }}</FlashProtocol>
    <FlashMode>2</FlashMode>
    <FlashInterval>24</FlashInterval>
    <pnp>
      <PNPEnable>0</PNPEnable>
    </pnp>
  </ap>
</sysConf>
`.trimStart();
