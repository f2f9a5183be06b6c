import { vendors } from './catalogue.ts';

/** How phones of a vendor are told where their files are. */
export interface VendorGuide {
  vendorId: string;
  vendor: string;
  /** DHCP options that the phones look at, in their order; none for what has no DHCP of its own. */
  options: readonly number[];
  /** `folder`: the phone adds its file names to the address; `file`: it has to be named a file; `none`: DHCP does not reach it. */
  form: 'folder' | 'file' | 'none';
  /** What follows the folder, with the vendor's own placeholder for the MAC address. */
  fileName: string;
  /** Where it is entered by hand, in the words of the phone's own pages. */
  menu: string;
}

type Facts = Omit<VendorGuide, 'vendorId' | 'vendor'>;

// The options as the vendors' administration guides name them as the phones' defaults; the menus as their current firmware calls them.
const facts: Record<string, Facts> = {
  yealink: { options: [66, 43], form: 'folder', fileName: '', menu: 'Settings › Auto Provision › Server URL' },
  grandstream: { options: [43, 160, 66], form: 'folder', fileName: '', menu: 'Maintenance › Upgrade and Provisioning › Config Server Path' },
  snom: { options: [66, 43], form: 'file', fileName: 'snom{model}-{mac}.htm', menu: 'Advanced › Update › Setting URL' },
  poly: { options: [160, 66], form: 'folder', fileName: '', menu: 'Settings › Provisioning Server › Server Address' },
  cisco: { options: [66, 160, 159, 150], form: 'file', fileName: '$MA.xml', menu: 'Voice › Provisioning › Profile Rule' },
  fanvil: { options: [66, 43], form: 'folder', fileName: '', menu: 'System › Auto Provision › Static Provisioning Server › Server Address' },
  gigaset: { options: [114, 66], form: 'folder', fileName: '', menu: 'Settings › System › Provisioning and configuration › Provisioning server' },
  htek: { options: [66, 43], form: 'folder', fileName: '', menu: 'Management › Auto Provision › Config Server Path' },
  panasonic: { options: [160, 159, 66], form: 'file', fileName: 'Config{MAC}.cfg', menu: 'Maintenance › Provisioning Maintenance › Standard File URL' },
  mitel: { options: [43, 159, 160, 66], form: 'folder', fileName: '', menu: 'Advanced Settings › Configuration Server' },
  algo: { options: [66, 160, 150], form: 'folder', fileName: '', menu: 'Advanced Settings › Provisioning › Static Server' },
  linphone: { options: [], form: 'none', fileName: '', menu: 'Remote provisioning' },
  acrobits: { options: [], form: 'none', fileName: '', menu: 'Provisioning URL' },
  zoiper: { options: [], form: 'none', fileName: '', menu: 'Provisioning URL' },
};

/** One for each vendor of the catalogue. */
export const vendorGuides: readonly VendorGuide[] = vendors.map(({ id, name }) => ({ vendorId: id, vendor: name, ...facts[id]! }));
