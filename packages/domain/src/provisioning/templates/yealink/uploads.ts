const written = (kinds: readonly string[]) => `
{% if acceptsData %}
static.auto_provision.custom.protect = 1
static.auto_provision.custom.sync = 1
static.auto_provision.custom.sync.path = {{ provisioning.url }}
static.auto_provision.custom.upload_method = 0
${kinds.map((kind) => `static.auto_provision.${kind}.backup.enable = 1\nstatic.auto_provision.${kind}.backup.path = {{ provisioning.url }}\n`).join('')}static.auto_provision.local_log.backup.append = 0
static.auto_provision.local_log.backup.upload_period = 3600
{% else %}
static.auto_provision.custom.protect = 0
static.auto_provision.custom.sync = 0
${kinds.map((kind) => `static.auto_provision.${kind}.backup.enable = 0\n`).join('')}{% endif %}
`.trimStart();

/** What was set at the phone, contacts, calls and logs. Only settings that are kept when the phone fetches its files are sent. */
export const uploads = written(['local_contact', 'local_calllog', 'local_log']);

/** A DECT base keeps contacts and calls on its handsets. */
export const baseUploads = written(['local_log']);
