import type { LoaderFunctionArgs } from '@remix-run/node';
import { bibtex } from '#app/domain/pilots/pilot-citation';
import { citationFile } from '#app/page/citation.server';

/** How to cite a pilot, for BibTeX. */
export const loader = ({ params }: LoaderFunctionArgs) => citationFile(params, 'bib', 'application/x-bibtex', bibtex);
