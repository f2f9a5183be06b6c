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
  /** The document in which the options are said; null: none that we have found. */
  source: string | null;
  /** What it says of their order where that is not the one here: nothing; that one is chosen on the phone; that what is inside of option 43 goes first. */
  order: 'unsaid' | 'one-is-chosen' | 'inside-43-first' | null;
}

type Facts = Omit<VendorGuide, 'vendorId' | 'vendor' | 'order'> & Partial<VendorGuide>;

// The menus as the vendors' current firmware calls them.
const facts: Record<string, Facts> = {
  yealink: { options: [66, 43], form: 'folder', fileName: '', menu: 'Settings › Auto Provision › Server URL', source: 'Yealink, Administrator Guide for SIP T5 Series: DHCP Option 66, Option 43 and Custom Option' },
  grandstream: { options: [43, 160, 66], form: 'folder', fileName: '', menu: 'Maintenance › Upgrade and Provisioning › Config Server Path', source: 'Grandstream, DHCP Options Guide', order: 'unsaid' },
  snom: { options: [43, 66], form: 'file', fileName: 'snom{model}-{mac}.htm', menu: 'Advanced › Update › Setting URL', source: 'Snom User Wiki, Auto Provisioning: DHCP Options', order: 'inside-43-first' },
  poly: { options: [160, 66], form: 'folder', fileName: '', menu: 'Settings › Provisioning Server › Server Address', source: "Polycom, Administrator's Guide SoundPoint IP, DHCP Menu" },
  cisco: { options: [66, 160, 159, 150], form: 'file', fileName: '$MA.xml', menu: 'Voice › Provisioning › Profile Rule', source: null },
  fanvil: { options: [66, 43], form: 'folder', fileName: '', menu: 'System › Auto Provision › Static Provisioning Server › Server Address', source: 'Fanvil, VoIP Auto Provision Standard, 3.1', order: 'one-is-chosen' },
  gigaset: { options: [114, 66], form: 'folder', fileName: '', menu: 'Settings › System › Provisioning and configuration › Provisioning server', source: 'Gigaset PRO wiki: DHCP, and DHCP option 66' },
  htek: { options: [66, 43], form: 'folder', fileName: '', menu: 'Management › Auto Provision › Config Server Path', source: null },
  panasonic: { options: [160, 159, 66], form: 'file', fileName: 'Config{MAC}.cfg', menu: 'Maintenance › Provisioning Maintenance › Standard File URL', source: "Panasonic, KX-HDV100 Administrator's Guide, 2.1.5" },
  mitel: { options: [43, 159, 160, 66], form: 'folder', fileName: '', menu: 'Advanced Settings › Configuration Server', source: 'Mitel, 6800 Series SIP Phone Administrator Guide, 4-23', order: 'unsaid' },
  algo: { options: [66, 160, 150], form: 'folder', fileName: '', menu: 'Advanced Settings › Provisioning › Static Server', source: 'Algo, Technical Architecture Overview: Provisioning Methods' },
  linphone: { options: [], form: 'none', fileName: '', menu: 'Remote provisioning', source: null },
  acrobits: { options: [], form: 'none', fileName: '', menu: 'Provisioning URL', source: null },
  zoiper: { options: [], form: 'none', fileName: '', menu: 'Provisioning URL', source: null },
};

/** One for each vendor of the catalogue. */
export const vendorGuides: readonly VendorGuide[] = vendors.map(({ id, name }) => ({ vendorId: id, vendor: name, order: null, ...facts[id]! }));
