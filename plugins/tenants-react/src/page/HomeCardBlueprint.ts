import type { JSX } from 'react';
import {
  coreExtensionData,
  createExtensionBlueprint,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';

/**
 * A card on the home page: what of a plugin needs the reader. It is rendered
 * below a tenant, so `useTenant` works inside of it.
 */
export const HomeCardBlueprint = createExtensionBlueprint({
  kind: 'home-card',
  attachTo: { id: 'page:tenants', input: 'cards' },
  output: [coreExtensionData.reactElement],
  *factory(params: { loader: () => Promise<JSX.Element> }, { node }) {
    yield coreExtensionData.reactElement(
      ExtensionBoundary.lazy(node, params.loader),
    );
  },
});
