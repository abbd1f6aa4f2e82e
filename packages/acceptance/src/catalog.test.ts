import { readdirSync } from 'node:fs';
import { z } from 'zod';
import { inCheckout } from './harness/inCheckout';
import { joinSharedPortal } from './harness/joinSharedPortal';
import { Portal } from './harness/Portal';
import { until } from './harness/until';

jest.setTimeout(300_000);

const entities = z.array(
  z.object({
    kind: z.string(),
    metadata: z.object({
      name: z.string(),
      namespace: z.string().default('default'),
    }),
    relations: z.array(z.object({ targetRef: z.string() })).default([]),
    status: z
      .object({ items: z.array(z.object({ message: z.string() })).optional() })
      .optional(),
  }),
);
type Entity = z.infer<typeof entities>[number];

const refOf = ({ kind, metadata: { namespace, name } }: Entity) =>
  `${kind}:${namespace}/${name}`.toLowerCase();

describe('the catalog', () => {
  let portal: Portal;
  let found: Entity[];

  const read = async () => {
    const answer = await portal.api.send('/api/catalog/entities');
    return entities.parse(await answer.json());
  };

  beforeAll(async () => {
    portal = await joinSharedPortal();
    const plugins = readdirSync(inCheckout('plugins')).map(
      name => `plugin-${name}`,
    );
    found = await until('every plugin is in the catalog', async () => {
      const now = await read();
      const names = now.map(({ metadata }) => metadata.name);
      return plugins.every(name => names.some(n => n.endsWith(name))) && now;
    });
  });

  it('holds Tieout itself: system, components and resources', () => {
    const refs = found.map(refOf);
    expect(refs).toEqual(
      expect.arrayContaining([
        'system:default/tieout',
        'group:default/tieout-maintainers',
      ]),
    );
    const resources = refs.filter(ref => ref.startsWith('resource:'));
    expect(resources.length).toBeGreaterThanOrEqual(4);
  });

  it('has no entity with an error', () => {
    expect(
      found.flatMap(entity =>
        (entity.status?.items ?? []).map(
          ({ message }) => `${refOf(entity)}: ${message}`,
        ),
      ),
    ).toEqual([]);
  });

  it('has no relation that leads nowhere', async () => {
    let dangling: string[] = [];
    // Relations come as the entities that they lead to are processed.
    await until('all relations lead somewhere', async () => {
      const now = await read();
      const refs = new Set(now.map(refOf));
      dangling = now
        .flatMap(({ relations }) => relations)
        .map(({ targetRef }) => targetRef)
        .filter(ref => !refs.has(ref));
      return dangling.length === 0;
    });
    expect(dangling).toEqual([]);
  });
});
