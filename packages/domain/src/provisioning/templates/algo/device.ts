import { general } from './general.ts';

export const device = `
{% if account %}
sip.proxy = {{ account.server }}:{{ account.port }}
sip.transp = {{ account.transport }}
sip.u1.user = {{ account.username }}
sip.u1.auth = {{ account.authName }}
sip.u1.pwd = {{ account.password }}
sip.u1.dname = {{ account.displayName }}
{% endif %}

${general}
prov.use = 1
prov.server.method = static
prov.server.static = {{ provisioning.server }}
prov.download.method = {{ provisioning.method }}
prov.download.cfgpath = {{ provisioning.path }}
{% if provisioning.username != "" %}
prov.auth.user = {{ provisioning.username }}
prov.auth.pwd = {{ provisioning.password }}
{% endif %}
prov.sync.frequency = daily
{% if web.adminPassword != "" %}

admin.pwd = {{ web.adminPassword }}
{% endif %}
`.trimStart();
