import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { redirectTo } from '../http/list-route.ts';
import { noteAddress } from './addresses.ts';
import type { NoteHead } from './repository.ts';
import { getNoteHead } from './service.ts';

/** The note, or null when the reply already sends the reader to its address now. */
export async function noteOrRedirect(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  slug: string,
  below: string,
): Promise<NoteHead | null> {
  const note = await getNoteHead(deps.reads, request.access, slug);
  if ('found' in note) return note.found;
  await redirectTo(request, reply, noteAddress(note.movedTo) + below);
  return null;
}
