import { xmlReader } from './xml.ts';

/** Every attribute is a parameter, whatever the element around it is called. */
export const readPoly = xmlReader(({ path, attributes }) => (/^(?:polycomConfig|APPLICATION)(?:$|\/)/.test(path) ? Object.entries(attributes) : undefined));
