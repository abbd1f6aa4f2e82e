// Worker and backend read the same configuration, but each needs a port of its
// own: the worker's is for health only. Backstage takes configuration from
// variables of this form before it reads any file.
const port = process.env.TIEOUT_WORKER_PORT;
if (port) process.env.APP_CONFIG_backend_listen_port ??= port;
