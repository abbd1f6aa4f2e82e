import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useAsyncResource } from '../resource/useAsyncResource';
import { EmptyState } from '../notices/EmptyState';
import { PageFrame } from '../page/PageFrame';

/** What a reader without any tenant sees, with the reference that an admin needs. */
export function NoTenant() {
  const identityApi = useApi(identityApiRef);
  const { value } = useAsyncResource({
    key: 'identity',
    load: () => identityApi.getBackstageIdentity(),
  });
  return (
    <PageFrame title="No tenant yet">
      <EmptyState title="You are not a member of a tenant">
        A tenant holds the stores of one seller, with their uploads and their
        sales. To see one, ask an admin of the tenant to add you as a member
        {value && (
          <>
            : your reference is <code>{value.userEntityRef}</code>
          </>
        )}
        .
      </EmptyState>
    </PageFrame>
  );
}
