/** Time and tones: no secret among them. */
export const general = `
time server disabled: 0
time server1: {{ ntpServer }}
time zone name: Custom
time zone minutes: {{ time.minutesWest }}
{% if time.summer %}
dst config: 3
dst minutes: {{ time.summer.savedMinutes }}
dst [start|end] relative date: 1
dst start month: {{ time.summer.from.month }}
dst start week: {{ time.summer.from.week }}
dst start day: {{ time.summer.from.day }}
dst start hour: {{ time.summer.from.hour }}
dst end month: {{ time.summer.until.month }}
dst end week: {{ time.summer.until.week }}
dst end day: {{ time.summer.until.day }}
dst end hour: {{ time.summer.until.hour }}
{% else %}
dst config: 0
{% endif %}
{% if toneSet != "" %}
tone set: {{ toneSet }}
{% endif %}
`.trimStart();
