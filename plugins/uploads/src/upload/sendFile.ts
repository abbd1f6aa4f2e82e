import { ApiError } from '@tieout/plugin-tenants-common';

/** A file, where it goes, and who watches. */
export interface SendFileOptions {
  url: string;
  /** Backstage token of the reader; absent in a host without sign-in. */
  token?: string;
  file: Blob;
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
}

/** What the server made of the bytes. */
export interface SentFile {
  /** Under which the server looks at them. */
  inspectionId: string;
}

/**
 * Posts the bytes of a file. XMLHttpRequest, because fetch cannot say how many
 * bytes have gone out; the browser reads the file piece by piece.
 *
 * @throws ApiError when the server refuses, AbortError when cancelled, TypeError
 * when the connection is lost
 */
export function sendFile(options: SendFileOptions): Promise<SentFile> {
  const { url, token, file, signal, onProgress } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.upload.onprogress = event => onProgress(event.loaded);
    request.onload = () => {
      try {
        resolve(readAnswer(request));
      } catch (error) {
        reject(error);
      }
    };
    request.onerror = () => reject(new TypeError('The connection was lost'));
    request.onabort = () =>
      reject(new DOMException('The upload was cancelled', 'AbortError'));
    request.onloadend = () => signal.removeEventListener('abort', abort);
    request.open('POST', url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept', 'application/json');
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    signal.addEventListener('abort', abort);
    request.send(file);
    if (signal.aborted) abort();
  });
}

function readAnswer(request: XMLHttpRequest): SentFile {
  const body = parseJson(request.responseText);
  if (request.status < 200 || request.status > 299) {
    throw ApiError.fromBody(request.status, body);
  }
  const { inspectionId } = Object(body);
  if (typeof inspectionId !== 'string') {
    throw new Error('The server did not say what became of the file');
  }
  return { inspectionId };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy may answer in HTML; the status still says what happened.
    return undefined;
  }
}
