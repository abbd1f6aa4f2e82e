import type { ReactNode } from 'react';
import { Content, Header, Page } from '@backstage/core-components';
import Box from '@mui/material/Box';

/** Props of {@link PageFrame}. */
export interface PageFrameProps {
  /** Heading of the page and of the document. */
  title?: string;
  /** Stands below the heading: the state of what the page is about. */
  state?: ReactNode;
  /** One sentence of summary below the heading. */
  summary?: ReactNode;
  /** The list that this page belongs to. */
  parent?: { title: string; to: string };
  /** Right end of the header. */
  headerEnd?: ReactNode;
  children: ReactNode;
}

function Subtitle({
  state,
  summary,
}: Pick<PageFrameProps, 'state' | 'summary'>) {
  return (
    <Box
      sx={{
        color: theme => theme.page?.fontColor ?? 'inherit',
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        columnGap: 1.5,
        rowGap: 0.5,
        mt: 1,
        maxWidth: '90ch',
        typography: 'body2',
      }}
    >
      {state}
      {summary}
    </Box>
  );
}

/** Page, header and content of the host, without a word on tenants. */
export function PageFrame(props: PageFrameProps) {
  const { title, state, summary, parent, headerEnd, children } = props;
  return (
    <Page themeId="tool">
      <Header
        title={title ?? ''}
        subtitle={
          (state || summary) && <Subtitle state={state} summary={summary} />
        }
        type={parent?.title}
        typeLink={parent?.to}
      >
        {headerEnd}
      </Header>
      <Content>{children}</Content>
    </Page>
  );
}
