import { baseGeneral, general } from './general.ts';

const file = (settings: string) => `#!version:1.0.0.1

${settings}`;

export const common = file(general);
export const baseCommon = file(baseGeneral);
