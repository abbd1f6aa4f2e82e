export { uploadsPlugin as default } from './plugin';
