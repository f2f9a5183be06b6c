/** Time: no secret in it. */
export const general = `
admin.timezone = {{ timeZone }}
net.time = {{ ntpServer }}
`.trimStart();
