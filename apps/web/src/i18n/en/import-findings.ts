export { english as importFindings } from '@patchbay/domain/import-findings/english';
