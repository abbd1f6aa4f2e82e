import { StartOptions } from './StartOptions';
import { Secrets } from './secrets';

/** What the processes of a portal are told. */
export interface PortalSettings {
  options: StartOptions;
  secrets: Secrets;
  databaseUrl: string;
  /** What the packages declare to be secret in the configuration. */
  configSchemaFile: string;
  workerPort: number;
  dbtStatusFile: string;
}

/** Where the page is while the frontend is reloaded by a server of its own. */
export const FRONTEND_SERVER = 'http://localhost:3000';

const RELOADING: NodeJS.ProcessEnv = {
  NODE_ENV: 'development',
  APP_CONFIG_app_baseUrl: FRONTEND_SERVER,
  APP_CONFIG_backend_cors_origin: FRONTEND_SERVER,
  APP_CONFIG_backend_cors_credentials: 'true',
};

/** The address of the page for the given port. */
export function portalAddress(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** The environment of backend and worker, on which `app-config.yaml` draws. */
export function portalEnvironment(settings: PortalSettings): NodeJS.ProcessEnv {
  const { options, secrets, databaseUrl } = settings;
  return {
    ...process.env,
    ...(options.reload ? RELOADING : { NODE_ENV: 'production' }),
    TIEOUT_PORT: String(options.port),
    TIEOUT_BASE_URL: portalAddress(options.port),
    TIEOUT_WORKER_PORT: String(settings.workerPort),
    TIEOUT_DATABASE_URL: databaseUrl,
    TIEOUT_CONFIG_SCHEMA: settings.configSchemaFile,
    TIEOUT_DBT_PASSWORD: secrets.dbtPassword,
    TIEOUT_DBT_STATUS_FILE: settings.dbtStatusFile,
    TIEOUT_BACKEND_SECRET: secrets.backendSecret,
    TIEOUT_DATA_DIRECTORY: options.dataFolder,
    TIEOUT_DEMO: String(options.demo),
  };
}
