import { appConfigurations } from '@patchbay/contract/app-configurations';
import { audioFiles } from '@patchbay/contract/audio-files';
import type { CallFlowNode } from '@patchbay/contract/call-flow-nodes';
import { contactMethods } from '@patchbay/contract/contact-methods';
import { deliveryMethods } from '@patchbay/contract/delivery-methods';
import { extensions } from '@patchbay/contract/extensions';
import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import type { Reference } from '@patchbay/contract/http/problem';
import { timeSchedules } from '@patchbay/contract/time-schedules';
import { type LinkKind, linksOf } from '@patchbay/domain/call-flows/links';
import { useQueries } from '@tanstack/react-query';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';

interface Named {
  id: string;
  name?: string;
  userName?: string;
  shortNumber?: string;
  displayName?: string;
}

interface Source {
  list: AnyEndpoint;
  get: AnyEndpoint;
  labelOf: (item: Named) => string;
}

/** Where each kind of thing that a step refers to is found, and how it is called. */
export const sources: { [K in LinkKind]: Source } = {
  'audio-file': { list: audioFiles.list, get: audioFiles.get, labelOf: ({ name }) => name! },
  'time-schedule': { list: timeSchedules.list, get: timeSchedules.get, labelOf: ({ name }) => name! },
  'delivery-method': { list: deliveryMethods.list, get: deliveryMethods.get, labelOf: ({ name }) => name! },
  extension: { list: extensions.list, get: extensions.get, labelOf: ({ shortNumber, displayName }) => `${shortNumber!} ${displayName!}` },
  'app-configuration': { list: appConfigurations.list, get: appConfigurations.get, labelOf: ({ userName }) => userName! },
  'contact-method': { list: contactMethods.list, get: contactMethods.get, labelOf: ({ userName, name }) => `${userName!} · ${name!}` },
};

/** How everything is called that the steps refer to: known already, or asked for. */
export const useLabels = (nodes: CallFlowNode[], known: Reference[]): Map<string, string> => {
  const { id: at } = usePlace();
  const wanted = [...new Map(nodes.flatMap(linksOf).filter(({ id }) => id && !known.some((one) => one.id === id)).map((link) => [link.id, link])).values()];
  const results = useQueries({ queries: wanted.map(({ kind, id }) => query(sources[kind].get, { at, params: { id } } as never)) });
  const found = wanted.flatMap(({ kind, id }, index): [string, string][] => {
    const item = results[index]?.data as Named | undefined;
    return item ? [[id, sources[kind].labelOf(item)]] : [];
  });
  return new Map([...known.map(({ id, label }): [string, string] => [id, label]), ...found]);
};
