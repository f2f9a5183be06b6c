import { createContext } from 'react';
import { pages, type PageEntry } from '../pages.ts';

/** The pages that the router was built from. */
export const PagesContext = createContext<PageEntry[]>(pages);
