import { createContext } from 'react';
import type { PageEntry } from '../pages.ts';

/** The pages that the frame's routes were built from. */
export const PagesContext = createContext<PageEntry[]>([]);
