/** Without overwrite mode, what a person has set on the phone stays where the file says nothing about it. */
export const boot = `
#!version:1.0.0.1

include:config "{{ deviceFile }}"

overwrite_mode = 0
`.trimStart();
