import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { inCheckout } from '../harness/inCheckout';

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;
const operation = z.object({ operationId: z.string() });
const schema = z.object({
  paths: z.record(
    z.string(),
    z.object(
      Object.fromEntries(METHODS.map(method => [method, operation.optional()])),
    ),
  ),
});

const PLUGINS = inCheckout('plugins');

/** An operation that a plugin's contract has. */
export interface ContractOperation {
  /** `<plugin>.<operationId>` */
  id: string;
  method: string;
  /** Below the portal's address, with parameters in braces. */
  path: string;
}

/** Every operation of every plugin's openapi.yaml. */
export function contractOperations(): ContractOperation[] {
  return readdirSync(PLUGINS)
    .filter(folder => folder.endsWith('-backend'))
    .flatMap(folder => {
      const plugin = folder.replace(/-backend$/, '');
      const file = path.join(PLUGINS, folder, 'src/schema/openapi.yaml');
      const { paths } = schema.parse(parse(readFileSync(file, 'utf8')));
      return Object.entries(paths).flatMap(([below, methods]) =>
        Object.entries(methods).flatMap(([method, found]) =>
          found
            ? [
                {
                  id: `${plugin}.${found.operationId}`,
                  method: method.toUpperCase(),
                  path: `/api/${plugin}${below}`,
                },
              ]
            : [],
        ),
      );
    });
}
