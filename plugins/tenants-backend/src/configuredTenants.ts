import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { TenantDefinition } from '@tieout/plugin-tenants-node';
import { z } from 'zod';

const zones = new Set(Intl.supportedValuesOf('timeZone'));

const tenantsSchema = z.array(
  z.strictObject({
    slug: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words and hyphens'),
    name: z.string().min(1),
    stores: z
      .array(
        z.strictObject({
          name: z.string().min(1),
          marketplace: z.string().min(1),
          currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters'),
          timeZone: z
            .string()
            .refine(
              zone => zone === 'UTC' || zones.has(zone),
              'an IANA time zone, such as Europe/Berlin',
            ),
        }),
      )
      .min(1),
    members: z.array(
      z.strictObject({
        memberRef: z
          .string()
          .regex(
            /^(user|group):[^/]+\/.+$/,
            'a reference such as user:default/ada',
          ),
        role: z.enum(['viewer', 'uploader', 'admin']),
      }),
    ),
  }),
);

/**
 * The tenants that `tieout.tenants` asks for; none where it is not set.
 *
 * @throws InputError that names each wrong value
 */
export function configuredTenants(
  config: RootConfigService,
): TenantDefinition[] {
  const parsed = tenantsSchema.safeParse(
    config.getOptional('tieout.tenants') ?? [],
  );
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path, message }) =>
      `${['tieout.tenants', ...path].join('.')}: ${message}`,
  );
  throw new InputError(
    `The configuration of tenants is not valid. ${faults.join('; ')}`,
  );
}
