import type { ComponentProps } from 'react';
import type { FieldValues } from 'react-hook-form';
import { DestinationField } from '#ui/fields/destination-field.tsx';
import { useAccess } from '../access.tsx';

/** Where calls of an extension are sent, among what may be found by who changes it. */
export const ItsDestinationField = <F extends FieldValues>(props: Omit<ComponentProps<typeof DestinationField<F>>, 'endpoint'>) => <DestinationField {...props} endpoint={useAccess().destinations} />;
