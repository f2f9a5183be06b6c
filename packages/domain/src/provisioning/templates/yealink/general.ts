const written = (languages: string) => `
local_time.time_zone = {{ time.zone }}
{% if time.hasSummer %}
local_time.summer_time = 1
local_time.dst_time_type = 1
local_time.start_time = {{ time.from }}
local_time.end_time = {{ time.until }}
local_time.offset_time = {{ time.savedMinutes }}
{% else %}
local_time.summer_time = 0
{% endif %}
local_time.ntp_server1 = {{ ntpServer }}
local_time.manual_ntp_srv_prior = 1

${languages}{% if toneCountry != "" %}
voice.tone.country = {{ toneCountry }}
{% endif %}
`.trimStart();

/** Time and language: no secret among them. */
export const general = written('lang.gui = {{ language }}\nlang.wui = {{ language }}\n');

/** The same for a DECT base, which has web pages but no screen. */
export const baseGeneral = written('lang.wui = {{ language }}\n');
