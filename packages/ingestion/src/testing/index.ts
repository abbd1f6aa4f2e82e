export * from '../archive/testing/zipOf';
export * from './collectRows';
export * from '../workbook/testing/workbookOf';
