import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import { TenantSwitcher } from '../tenant/TenantSwitcher';
import { PageFrame } from './PageFrame';

function headerColor(theme: Theme): string {
  return theme.page?.fontColor ?? theme.palette.common.white;
}

/** Props of {@link TieoutPage}. */
export interface TieoutPageProps {
  /** Heading of the page and of the document. */
  title: string;
  /** A {@link StateChip} below the heading: the state of what the page is about. */
  state?: ReactNode;
  /** One sentence of summary below the heading. */
  summary?: ReactNode;
  /** The list that this page belongs to; keep the tenant in its link. */
  parent?: { title: string; to: string };
  /** The one primary action, and what goes with it. */
  actions?: ReactNode;
  /**
   * Path to open when the reader switches the tenant. Name the list on a page
   * about one thing, which the other tenant does not have.
   */
  switchTo?: string;
  children: ReactNode;
}

/**
 * The frame of every Tieout page: the host's page and header, the title in the
 * document, the tenant switcher. For use below a {@link TenantProvider}.
 */
export function TieoutPage(props: TieoutPageProps) {
  const { actions, switchTo, children, ...frame } = props;
  return (
    <PageFrame
      {...frame}
      headerEnd={
        <Box
          sx={theme => ({
            color: headerColor(theme),
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1,
            p: 2,
            // On a narrow screen the actions stand below the summary.
            pt: { xs: 3, md: 2 },
            // The header has a colour of its own, on which a button in the
            // colour of the theme may not stand out.
            '& .v5-MuiButton-contained': {
              backgroundColor: headerColor(theme),
              color: theme.palette.getContrastText(headerColor(theme)),
              '&:hover': { backgroundColor: headerColor(theme), opacity: 0.9 },
            },
          })}
        >
          {actions}
          <TenantSwitcher switchTo={switchTo} />
        </Box>
      }
    >
      {children}
    </PageFrame>
  );
}
