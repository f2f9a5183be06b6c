import { general } from './general.ts';

export const common = `
<?xml version="1.0" encoding="utf-8"?>
<settings>
  <phone-settings>
${general}  </phone-settings>
</settings>
`.trimStart();
