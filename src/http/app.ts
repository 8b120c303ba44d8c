import { type Context, Hono } from 'hono';
import { listShows } from '../store/shows.ts';
import { publicFiles } from './routes/public-files.ts';
import { showList } from './views/show-list.ts';

const METHODS = 'GET, HEAD, OPTIONS';

/** The server of feeds and media: the public folder of each show of a data folder at `/<show>/…`, for anybody to read. */
export function createApp({ home }: { readonly home: string }): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    if (context.req.method === 'OPTIONS') return answerOptions();
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') return refuseMethod(context);
    await next();
    allowEveryOrigin(context.res.headers);
    return undefined;
  });
  app.get('/', async (context) => context.html(showList(await listShows(home)), 200, { 'Cache-Control': 'no-cache' }));
  app.get('/*', publicFiles(home));
  app.notFound((context) => context.text('There is nothing at this address.\n', 404));
  app.onError((_error, context) => context.text('Something went wrong on this server.\n', 500));
  return app;
}

/** Players and pages elsewhere read transcripts and chapters: everything here is public, so everybody may. */
function allowEveryOrigin(headers: Headers): void {
  headers.set('Access-Control-Allow-Origin', '*');
  headers.set('Access-Control-Expose-Headers', 'Accept-Ranges, Content-Length, Content-Range, ETag, Last-Modified');
}

function answerOptions(): Response {
  const headers = new Headers({
    Allow: METHODS,
    'Access-Control-Allow-Methods': METHODS,
    'Access-Control-Allow-Headers': 'Range, If-Range, If-None-Match, If-Modified-Since',
    'Access-Control-Max-Age': '86400',
  });
  allowEveryOrigin(headers);
  return new Response(null, { status: 204, headers });
}

function refuseMethod(context: Context): Response {
  const sentence = `This server only answers ${METHODS}.\n`;
  return context.text(sentence, 405, { Allow: METHODS, 'Access-Control-Allow-Origin': '*' });
}
