import type { LoaderFunctionArgs } from '@remix-run/node';
import { ris } from '#app/domain/pilots/pilot-citation';
import { citationFile } from '#app/page/citation.server';

/** How to cite a pilot, for reference managers that read RIS. */
export const loader = ({ params }: LoaderFunctionArgs) => citationFile(params, 'ris', 'application/x-research-info-systems', ris);
