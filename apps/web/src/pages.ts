import type { OrganisationKind, Permission } from '@patchbay/contract/permissions';
import type { ComponentType } from 'react';
import type { navigation } from '#i18n/en/shell.ts';
import type { IconName } from '#ui/icons.tsx';
import type { Place } from '#api/place.tsx';

type Section = keyof (typeof navigation)['sections'];
type Title = Exclude<keyof typeof navigation, 'sections'>;

export interface MenuEntry {
  section: Section;
  title: Title;
  icon: IconName;
  /** Two keys that lead there from anywhere, such as `g e`. */
  keys?: string;
}

export interface PageEntry {
  /** Below `/o/:organisationId`, below `/t/:tenantId`, or both. */
  at: ('organisation' | 'tenant')[];
  path: string;
  /** Without it the page says who can give it, and the navigation leaves the page out. */
  permission?: Permission;
  /** Where only some kinds of organisations have the page. */
  kinds?: OrganisationKind[];
  load: () => Promise<ComponentType>;
  /** Absent for pages that others lead to: forms, single objects. */
  menu?: MenuEntry;
  /** Shown beside this page, in its outlet: the panel of one object. */
  children?: Pick<PageEntry, 'path' | 'load'>[];
}

/** Every page behind the sign-in, in the order of the navigation. A new page is one line here. */
export const pages: PageEntry[] = [];

/** The pages of the navigation, at this place and for this viewer. */
export const menuOf = (place: Place, all: PageEntry[] = pages): (PageEntry & { menu: MenuEntry })[] =>
  all.filter(
    (page): page is PageEntry & { menu: MenuEntry } =>
      page.menu !== undefined && page.at.includes(place.scope) && (!page.kinds || page.kinds.includes(place.kind)) && (!page.permission || place.may(page.permission)),
  );
