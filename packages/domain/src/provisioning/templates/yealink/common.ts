import { general } from './general.ts';

export const common = `#!version:1.0.0.1

${general}`;
