import { useEffect, useRef, useState } from 'react';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import SearchIcon from '@mui/icons-material/Search';

/** Props of {@link SearchField}. */
export interface SearchFieldProps {
  label: string;
  /** The text that is searched for now. */
  text: string;
  onSearch: (text: string) => void;
}

const PAUSE_MS = 300;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** A search field that searches when typing pauses; the key `/` leads to it. */
export function SearchField({ label, text, onSearch }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(text);
  const search = useRef(onSearch);
  search.current = onSearch;

  useEffect(() => setDraft(text), [text]);

  useEffect(() => {
    if (draft === text) return undefined;
    const timer = setTimeout(() => search.current(draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, text]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key === '/' && plain && !isTyping(event.target)) {
        event.preventDefault();
        input.current?.focus();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <TextField
      type="search"
      size="small"
      label={label}
      value={draft}
      inputRef={input}
      onChange={event => setDraft(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'Enter') onSearch(draft);
      }}
      inputProps={{ maxLength: 200, 'aria-keyshortcuts': '/' }}
      InputProps={{
        startAdornment: (
          <InputAdornment position="start">
            <SearchIcon fontSize="small" />
          </InputAdornment>
        ),
      }}
    />
  );
}
