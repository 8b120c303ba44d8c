import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { slugSchema } from '../model/show.ts';
import { publicFolder } from '../store/paths.ts';

/** What a path of the server stands for. */
export type Found =
  | { readonly kind: 'file'; readonly path: string }
  /** A folder asked for without its slash: relative addresses on its page would go astray. */
  | { readonly kind: 'folder' }
  | { readonly kind: 'none' };

const NONE: Found = { kind: 'none' };

/** Finds the file of a show's public folder that a request's path names; a folder means its page. Nothing else is ever found. */
export async function findPublicFile(home: string, pathname: string): Promise<Found> {
  const [show = '', ...names] = decodeNames(pathname) ?? [];
  if (!slugSchema.safeParse(show).success) return NONE;
  const isFolderAsked = names.at(-1) === '';
  const wanted = isFolderAsked ? [...names.slice(0, -1), 'index.html'] : names;
  if (!wanted.every(isPlainName)) return NONE;
  try {
    const root = await realpath(publicFolder(home, show));
    // A link may lead out of the folder whatever its name is.
    const path = await realpath(join(root, ...wanted));
    if (path !== root && !path.startsWith(root + sep)) return NONE;
    const found = await stat(path);
    if (found.isDirectory()) return { kind: 'folder' };
    return found.isFile() ? { kind: 'file', path } : NONE;
  } catch (error) {
    if (error instanceof Error && 'code' in error && isAbsence(error.code)) return NONE;
    throw error;
  }
}

/** The names between the slashes, decoded once; undefined where the path is not well-formed. */
function decodeNames(pathname: string): string[] | undefined {
  try {
    return pathname.replace(/^\//u, '').split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** A name that can only mean a file lying here: no separators, nothing hidden, no way up. */
function isPlainName(name: string): boolean {
  return name !== '' && !name.startsWith('.') && !/[/\\\0]/u.test(name);
}

function isAbsence(code: unknown): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ELOOP' || code === 'EACCES';
}
