import type { Line } from '../harness/line.ts';
import { extensionPages } from './extension-pages.ts';
import { extensionImport } from './extension-import.ts';
import { exporting } from './export.ts';
import { firstVisit } from './first-visit.ts';
import { largestComparison } from './comparison.ts';
import { importing, largestImports, largestUndoing } from './import.ts';
import { numberPages } from './number-pages.ts';
import { provisioning } from './provisioning.ts';
import { save } from './save.ts';
import { search } from './search.ts';

/** Every line, in the order of the table. */
export const lines: Line[] = [provisioning, numberPages, extensionPages, search, exporting, importing, extensionImport, save, firstVisit, largestImports, largestComparison, largestUndoing];
