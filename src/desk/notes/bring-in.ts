import type { z } from 'zod';
import type { ImportResponse } from '../../notes/import-schemas.ts';
import type { NotePreviewResponse } from '../../notes/extraction-schemas.ts';
import type { CreatedNoteResponse } from '../../notes/schemas.ts';
import type { UploadedFile } from '../../notes/uploads.ts';
import { actOf, after, again, orNull, textOf, type FormAnswer, type FormView } from '../view.ts';
import { bringInPage, type FileOutcome } from './bring-in-page.tsx';
import { deskNoteAddress } from './note-frame.tsx';

const metadata = [
  'title',
  'slug',
  'status',
  'heldOn',
  'language',
  'sourceUrl',
  'licence',
  'attribution',
] as const;

/** Shows what a pasted text would become, or stores it. */
export async function bringTextIn(view: FormView): Promise<FormAnswer> {
  const { form, ask } = view;
  const given = metadata.flatMap((name) => {
    const value = orNull(form.get(name));
    return value === null ? [] : [[name, value]];
  });
  const body = {
    text: textOf(form.get('text')),
    format: form.get('format') ?? 'plain',
    ...Object.fromEntries(given),
  };
  if (form.get('act') !== 'store') {
    const path = '/v1/notes?dryRun=true';
    const outcome = await ask.send<z.infer<typeof NotePreviewResponse>>('POST', path, { body });
    if (!outcome.ok) return again(view, outcome, bringInPage);
    const page = await bringInPage({ ...view, typed: form, done: null, preview: outcome.data.data });
    return { page, status: 200 };
  }
  const outcome = await ask.send<z.infer<typeof CreatedNoteResponse>>('POST', '/v1/notes', { body });
  if (!outcome.ok) return again(view, outcome, bringInPage);
  const { slug } = outcome.data.data;
  return { to: after(deskNoteAddress(slug), await actOf(view, slug, outcome.requestId)) };
}

/** Shows what files would become, or stores them: those that were sent, and those kept from a preview. */
export async function bringFilesIn(view: FormView): Promise<FormAnswer> {
  const { form } = view;
  const files = [...view.files, ...form.getAll('kept').flatMap(unpacked)];
  const stores = form.get('act') === 'store';
  const outcomes: FileOutcome[] = [];
  for (const file of files) outcomes.push(await bringFileIn(view, file, stores));
  const carried = form.get('carry') === 'true' ? files.map(packed) : [];
  const page = await bringInPage({ ...view, done: null, outcomes, ...(!stores && { kept: carried }) });
  return { page, status: 200 };
}

async function bringFileIn({ ask }: FormView, file: UploadedFile, stores: boolean): Promise<FileOutcome> {
  const body = new FormData();
  body.set('file', new Blob([new Uint8Array(file.bytes)]), file.name);
  const encoded = new Response(body);
  const payload = {
    content: Buffer.from(await encoded.arrayBuffer()),
    type: encoded.headers.get('content-type') ?? '',
  };
  const path = `/v1/imports${stores ? '' : '?dryRun=true'}`;
  const outcome = await ask.send<z.infer<typeof ImportResponse>>('POST', path, { payload });
  if (outcome.ok) return { name: file.name, notes: outcome.data.data };
  const { detail, errors = [] } = outcome.problem;
  return { name: file.name, refusal: [detail, ...errors.map((one) => one.detail)].join(' '), notes: [] };
}

/** A file in a field of a form: its name, a space, its bytes in base64. */
const packed = ({ name, bytes }: UploadedFile): string =>
  `${encodeURIComponent(name)} ${bytes.toString('base64')}`;

function unpacked(field: string): UploadedFile[] {
  const [name = '', content = ''] = field.split(' ');
  return [{ name: decodeURIComponent(name), bytes: Buffer.from(content, 'base64') }];
}
