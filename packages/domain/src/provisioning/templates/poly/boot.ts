/** Which file has the settings. No directories: logs and what a person changes on the phone are sent beside it, and stay on the phone where they are refused. */
export const boot = `
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<APPLICATION APP_FILE_PATH="sip.ld" CONFIG_FILES="{{ deviceFile }}" MISC_FILES="" LOG_FILE_DIRECTORY="" OVERRIDES_DIRECTORY="" CONTACTS_DIRECTORY="" LICENSE_DIRECTORY=""/>
`.trimStart();
