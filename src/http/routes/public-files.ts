import type { Context } from 'hono';
import { findPublicFile } from '../find-public-file.ts';
import { sendFile } from '../send-file.ts';

/** Serves what lies in the public folders of the shows of `home`, at `/<show>/…`. */
export function publicFiles(home: string): (context: Context) => Promise<Response> {
  return async (context) => {
    const { pathname } = new URL(context.req.url);
    const found = await findPublicFile(home, pathname);
    switch (found.kind) {
      case 'none':
        return context.notFound();
      case 'folder':
        return context.redirect(`${pathname}/`, 301);
      case 'file':
        return await sendFile(found.path, {
          isHead: context.req.raw.method === 'HEAD',
          range: context.req.header('range'),
          acceptsGzip: acceptsGzip(context.req.header('accept-encoding')),
          ifNoneMatch: context.req.header('if-none-match'),
          ifModifiedSince: context.req.header('if-modified-since'),
          ifRange: context.req.header('if-range'),
        });
    }
  };
}

/** `gzip;q=0` means no. */
function acceptsGzip(header: string | undefined): boolean {
  const codings = (header ?? '').toLowerCase().split(',');
  const gzip = codings.find((coding) => /^\s*(?:x-)?gzip\s*(?:;|$)/u.test(coding));
  return gzip !== undefined && !/;\s*q=0(?:\.0*)?\s*$/u.test(gzip);
}
