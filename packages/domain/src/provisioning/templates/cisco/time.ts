export const time = `
  <Primary_NTP_Server>{{ ntpServer }}</Primary_NTP_Server>
  <Time_Zone>{{ time.zone }}</Time_Zone>
  {% if time.rule != "" %}
  <Daylight_Saving_Time_Enable>Yes</Daylight_Saving_Time_Enable>
  <Daylight_Saving_Time_Rule>{{ time.rule }}</Daylight_Saving_Time_Rule>
  {% else %}
  <Daylight_Saving_Time_Enable>No</Daylight_Saving_Time_Enable>
  {% endif %}
`.slice(1);
