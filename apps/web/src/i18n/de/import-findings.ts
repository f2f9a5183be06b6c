export { german as importFindings } from '@patchbay/domain/import-findings/german';
