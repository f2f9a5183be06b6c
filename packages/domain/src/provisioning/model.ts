import type { KeyKind } from '@patchbay/contract/key-layouts';
import type { DeviceView } from './device-view.ts';
import type { OutputFormat } from './escape.ts';

/**
 * What a file is to the phone: `device` has all of its settings; `boot` says which files to fetch; `common` is for all
 * phones of a model and holds no secret.
 */
export type FileKind = 'device' | 'boot' | 'common';

/** A file that phones of a model ask for; `{mac}` or `{MAC}` in its name stands for the phone's 12 hex digits. */
export interface RequestedName {
  kind: FileKind;
  name: string;
}

export interface PhoneModel {
  id: string;
  vendor: string;
  family: string;
  name: string;
  /** The device's own numbers of its accounts. The first is line position 0 of a phone. */
  firstLine: number;
  lastLine: number;
  programmableKeys: number;
  /** What its keys can be told to do; none where its files say nothing of keys. */
  keyKinds: readonly KeyKind[];
  /** How many sidecars it takes, how many keys each has, and of which of those a file says nothing. */
  expansionModule?: { name: string; count: number; keys: number; untoldKeys: readonly number[] };
  /** In the order in which the phone asks. */
  files: readonly RequestedName[];
  /** What it calls itself in its User-Agent header, in capital letters. */
  userAgentNames: readonly string[];
  canDo: Capabilities;
}

export interface Capabilities {
  busyLampField: boolean;
  tls: boolean;
  srtp: boolean;
  https: boolean;
  upload: boolean;
  checkSync: boolean;
}

/**
 * What the names and values in a family's files are taken from: the vendor's own `guide`; or, where the guide lists no names,
 * `templates` of files that the vendor gives out, or `device-files` that the devices write themselves.
 */
export interface FamilyGuide {
  kind: 'guide' | 'templates' | 'device-files';
  /** The vendor's guide, as the vendor calls it; of templates without one, which they are. */
  title: string;
  /** Its version or date; null where our source names none. */
  edition: string | null;
  /** Where it can be read; null: nowhere that we know. */
  address: string | null;
  /** What the family rests on as well, where that alone does not say all of it: by name alone, the templates or files of that project. */
  besides: string | null;
}

/** Phones of one vendor that read the same files. */
export interface Family {
  name: string;
  guide: FamilyGuide;
  contentType: string;
  format: OutputFormat;
  /**
   * How its phones learn the user name and password of their files: from the file before, or from its address, as they are entered
   * nowhere else; from the file before, but in force only after a restart; or from nobody but who enters them there by hand. A phone
   * of the last two is not given any unless somebody wants that.
   */
  credentials: 'in-file' | 'in-address' | 'in-file-on-restart' | 'by-hand';
  /** How many characters its phones take of them, where that is fewer than anybody may enter. */
  longestCredentials?: { username: number; password: number };
  /** Whether its phones take a password of their web pages, where not all that anybody may enter are. */
  takesWebPassword?: (password: string) => boolean;
  /** One for each kind of file that its phones ask for. */
  templates: { device: string } & { [K in FileKind]?: string };
  /** The values of a phone in the vendor's notation, for the templates. */
  variables: (view: DeviceView, model: PhoneModel) => object;
  models: readonly PhoneModel[];
}

/** Everything that one vendor's phones need; a new vendor is one of these, listed in the catalogue. */
export interface Vendor {
  id: string;
  name: string;
  /** First six digits of the MAC addresses that the IEEE gave to the vendor. */
  macPrefixes: readonly string[];
  /** Each takes `model`, `firmware` and, where the phone tells it, `mac` out of a User-Agent header. */
  userAgents: readonly RegExp[];
  families: readonly Family[];
}
