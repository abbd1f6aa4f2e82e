import { useEffect, useRef } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import { rolesFrom, type Store } from '@tieout/plugin-tenants-common';
import {
  EmptyState,
  ErrorNotice,
  TieoutPage,
  useAsyncResource,
  useTenant,
  useViewState,
} from '@tieout/plugin-tenants-react';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { ReportKinds } from '../reading/ReportKinds';
import { BondNotice } from './BondNotice';
import { DropZone } from './DropZone';
import { EarlierFiles } from './EarlierFiles';
import { SampleList } from './SampleList';
import { chooseStore, readLastStore, rememberStore } from './storeChoice';
import { StorePicker } from './StorePicker';
import { isUnderWay } from './UploadItem';
import { UploadList } from './UploadList';
import { useBond } from './useBond';
import { useUploadQueue } from './useUploadQueue';
import { useUploadsLinks } from '../useUploadsLinks';

const roleThatUploads = 'uploader';

/** The chosen store, kept in the URL and remembered. */
function useStoreChoice(tenantId: string, stores: readonly Store[]) {
  const [view, setView] = useViewState(['store']);
  const chosen = chooseStore(stores, [view.store, readLastStore(tenantId)]);
  const storeId = chosen?.storeId;
  useEffect(() => {
    if (storeId && storeId !== view.store) setView({ store: storeId });
  }, [storeId, view.store, setView]);
  const choose = (store: Store) => {
    rememberStore(tenantId, store.storeId);
    setView({ store: store.storeId });
  };
  return { chosen, choose };
}

function UploadDesk() {
  const { tenant } = useTenant();
  const api = useApi(uploadsApiRef);
  const links = useUploadsLinks();
  const { queue, items } = useUploadQueue();
  const uploads = useRef<HTMLHeadingElement>(null);
  const bond = useBond(tenant.tenantId);
  const bound = bond.resource.value?.batch;
  const { chosen, choose } = useStoreChoice(
    tenant.tenantId,
    bound
      ? tenant.stores.filter(({ storeId }) => storeId === bound.storeId)
      : tenant.stores,
  );
  const limits = useAsyncResource({
    key: 'limits',
    load: signal => api.getLimits({ signal }),
  });
  const maxBytes = limits.value?.maxUploadBytes;
  // Until it is known to what the file is bound, it could go to a wrong store.
  const isSettled = bond.kind === undefined || bound !== undefined;
  const own = items.filter(
    ({ destination }) => destination.tenantId === tenant.tenantId,
  );
  const elsewhere = items.some(item => isUnderWay(item) && !own.includes(item));

  const add = (files: File[], store: Store) => {
    choose(store);
    queue.add(
      bound ? files.slice(0, 1) : files,
      {
        tenantId: tenant.tenantId,
        storeId: store.storeId,
        storeName: store.name,
        bond: bond.kind && bound && { [bond.kind]: bound.batchId },
        addresses: batchId => links.addresses(batchId, store.storeId),
      },
      // While the limit is not known, the server alone refuses what is too large.
      maxBytes ?? Number.POSITIVE_INFINITY,
    );
    bond.release();
  };

  return (
    <Stack spacing={3} sx={{ maxWidth: 1200 }}>
      <BondNotice bond={bond} />
      {!bound && (
        <StorePicker stores={tenant.stores} chosen={chosen} onChoose={choose} />
      )}
      {limits.error !== undefined && (
        <ErrorNotice
          title="The limits for uploads could not be loaded"
          error={limits.error}
          retrying={limits.retrying}
          onRetry={limits.refresh}
        />
      )}
      <DropZone
        storeName={chosen?.name}
        maxBytes={maxBytes}
        onFiles={files => chosen && isSettled && add(files, chosen)}
      />
      {elsewhere && (
        <Typography role="status">
          Files for another tenant are being uploaded, too. Switch the tenant to
          see them.
        </Typography>
      )}
      {own.length > 0 && (
        <ReportKinds>
          <UploadList
            tenantId={tenant.tenantId}
            items={own}
            queue={queue}
            heading={uploads}
          />
        </ReportKinds>
      )}
      <EarlierFiles queue={queue} onOpened={() => uploads.current?.focus()} />
      {!bond.kind && (
        <SampleList
          stores={tenant.stores}
          chosen={chosen}
          onFile={(file, store) => add([file], store)}
        />
      )}
    </Stack>
  );
}

function UploadContent() {
  const { tenant } = useTenant();
  const links = useUploadsLinks();
  if (!rolesFrom(roleThatUploads).includes(tenant.role)) {
    return (
      <EmptyState
        title="Uploading needs the role uploader"
        action={
          <Button component={RouterLink} to={links.batches()}>
            See the batches
          </Button>
        }
      >
        Your role in {tenant.name} is {tenant.role}: you can look at everything
        and change nothing. An admin of the tenant can give you the role.
      </EmptyState>
    );
  }
  if (tenant.stores.length === 0) {
    return (
      <EmptyState title="No stores yet">
        A store is a marketplace account in one currency and one time zone, and
        every file belongs to one. An admin of {tenant.name} adds the first
        store; then files can be uploaded here.
      </EmptyState>
    );
  }
  return <UploadDesk key={tenant.tenantId} />;
}

/** The page on which files are handed over: `/upload`. For use below a TenantProvider. */
export function UploadPage() {
  const links = useUploadsLinks();
  return (
    <TieoutPage
      title="Upload"
      summary="Exports as the marketplace made them. Each file is looked at first, and becomes one batch once you commit it."
      actions={
        <Button
          variant="outlined"
          color="inherit"
          component={RouterLink}
          to={links.mappings}
        >
          Mappings
        </Button>
      }
    >
      <UploadContent />
    </TieoutPage>
  );
}
