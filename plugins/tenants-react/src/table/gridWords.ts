/** Words of data grids that are not written as the rest of the pages; for `localeText`. */
export const gridWords = {
  columnMenuSortAsc: 'Sort ascending',
  columnMenuSortDesc: 'Sort descending',
  columnMenuUnsort: 'Do not sort',
  columnsManagementShowHideAllText: 'Show or hide all',
} as const;
