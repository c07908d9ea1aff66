import type { SentFile } from '#app/domain/shared/documents.server';

/** A form with files. @throws 400 when it is none */
export async function readUploads(request: Request): Promise<FormData> {
  return request.formData().catch(() => {
    throw new Response(null, { status: 400 });
  });
}

/** The file chosen in a field, or null. */
export function fileIn(form: FormData, field: string): SentFile | null {
  const file = form.get(field);
  return file instanceof File && file.size > 0 ? { name: file.name, bytes: async () => new Uint8Array(await file.arrayBuffer()) } : null;
}
