import path from 'node:path';
import { DemoFile, demoHistory } from '@tieout/samples';
import { z } from 'zod';
import { Portal } from '../Portal';
import { readJsonFile, writeJsonFile } from '../jsonFile';
import { seconds, terminal } from '../terminal';
import { GuestApi, ListedTenant } from './GuestApi';

const progress = z.object({
  /** Last day of the history, fixed at the first start: the files stay the same. */
  until: z.string(),
  done: z.boolean(),
});

/**
 * Gives the demo tenants a history, through the same API and pipeline as any
 * upload. Does nothing once that is done; when it was interrupted, it goes on:
 * the same bytes are the same batch. A failure is said and ends nothing.
 */
export async function uploadDemoHistory(options: {
  portal: Portal;
  dataFolder: string;
}): Promise<void> {
  const { portal, dataFolder } = options;
  const file = path.join(dataFolder, 'demo-history.json');
  const known = readJsonFile(file);
  const { until, done } =
    known === undefined
      ? { until: new Date().toISOString().slice(0, 10), done: false }
      : progress.parse(known);
  if (done) {
    portal.announce({ demo: 'done' });
    return;
  }
  writeJsonFile(file, { until, done: false });
  portal.announce({ demo: 'uploading' });
  try {
    await uploadAll(portal.address, demoHistory(until));
    writeJsonFile(file, { until, done: true });
    portal.announce({ demo: 'done' });
  } catch (error) {
    portal.announce({ demo: 'failed' });
    terminal.warn(
      `The demo history could not be uploaded; the next start tries again. ${error}`,
    );
  }
}

async function uploadAll(address: string, files: DemoFile[]): Promise<void> {
  const started = performance.now();
  terminal.say(`• Demo history: ${files.length} files are being uploaded …`);
  const api = await GuestApi.signIn(address);
  const tenants = await api.listTenants();
  for (const file of files) {
    await api.upload(targetOf(file, tenants), file.open());
  }
  const time = seconds(performance.now() - started);
  terminal.say(
    `✓ Demo history: ${files.length} files uploaded (${time}); the worker takes them from here`,
  );
}

function targetOf(file: DemoFile, tenants: ListedTenant[]) {
  const tenant = tenants.find(({ slug }) => slug === file.tenant.slug);
  const store = tenant?.stores.find(({ name }) => name === file.store.name);
  if (!tenant || !store) {
    throw new Error(
      `There is no store "${file.store.name}" of the tenant "${file.tenant.slug}"`,
    );
  }
  const { fileName } = file;
  return { tenantId: tenant.tenantId, storeId: store.storeId, fileName };
}
