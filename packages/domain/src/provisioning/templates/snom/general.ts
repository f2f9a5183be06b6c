/** Time and language: no secret among them. */
export const general = `
    <timezone perm="R"></timezone>
    <utc_offset perm="R">{{ time.offsetSeconds }}</utc_offset>
    <dst perm="R">{{ time.summer }}</dst>
    <ntp_server perm="R">{{ ntpServer }}</ntp_server>

    <language perm="RW">{{ language }}</language>
    <web_language perm="RW">{{ language }}</web_language>
    {% if toneScheme != "" %}
    <tone_scheme perm="RW">{{ toneScheme }}</tone_scheme>
    {% endif %}
`.slice(1);
