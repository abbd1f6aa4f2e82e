import type { ReactNode } from 'react';
import { Content, Header, Page } from '@backstage/core-components';
import Box from '@mui/material/Box';

/** Props of {@link PageFrame}. */
export interface PageFrameProps {
  /** Heading of the page and of the document. */
  title?: string;
  /** Stands beside the heading: the state of what the page is about. */
  state?: ReactNode;
  /** One sentence of summary below the heading. */
  summary?: ReactNode;
  /** The list that this page belongs to. */
  parent?: { title: string; to: string };
  /** Right end of the header. */
  headerEnd?: ReactNode;
  children: ReactNode;
}

function Summary({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        color: theme => theme.page?.fontColor ?? 'inherit',
        mt: 1,
        maxWidth: '90ch',
        typography: 'body2',
      }}
    >
      {children}
    </Box>
  );
}

/** Page, header and content of the host, without a word on tenants. */
export function PageFrame(props: PageFrameProps) {
  const { title, state, summary, parent, headerEnd, children } = props;
  const heading = (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        columnGap: 1.5,
      }}
    >
      {title}
      {state}
    </Box>
  );
  return (
    <Page themeId="tool">
      <Header
        title={title ? heading : ''}
        pageTitleOverride={title}
        subtitle={summary && <Summary>{summary}</Summary>}
        type={parent?.title}
        typeLink={parent?.to}
      >
        {headerEnd}
      </Header>
      <Content>{children}</Content>
    </Page>
  );
}
