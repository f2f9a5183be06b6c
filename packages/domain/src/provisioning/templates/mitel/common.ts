import { general } from './general.ts';

export const common = general;
