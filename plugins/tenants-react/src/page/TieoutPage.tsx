import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { TenantSwitcher } from '../tenant/TenantSwitcher';
import { PageFrame } from './PageFrame';

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
          sx={{
            color: theme => theme.page?.fontColor ?? 'inherit',
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1,
            p: 2,
          }}
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
