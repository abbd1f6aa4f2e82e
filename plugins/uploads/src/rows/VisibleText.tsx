import { Fragment, useMemo } from 'react';
import Box from '@mui/material/Box';
import { visiblePieces } from './visiblePieces';

/**
 * Text of a file, which nobody has vetted: what has no look of its own, such
 * as controls and marks of direction, is shown by a sign that says on hover
 * what it is.
 */
export function VisibleText({ text }: { text: string }) {
  const pieces = useMemo(() => visiblePieces(text), [text]);
  return (
    <bdi>
      {pieces.map((piece, index) =>
        'text' in piece ? (
          <Fragment key={index}>{piece.text}</Fragment>
        ) : (
          <Fragment key={index}>
            <Box
              component="span"
              title={piece.name}
              sx={{
                px: '0.25em',
                border: 1,
                borderColor: 'divider',
                borderRadius: 0.5,
                color: 'text.secondary',
                fontFamily: 'monospace',
                fontSize: '0.8em',
              }}
            >
              {piece.sign}
            </Box>
            {piece.endsLine && '\n'}
          </Fragment>
        ),
      )}
    </bdi>
  );
}
