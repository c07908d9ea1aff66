import type { HTMLAttributes } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'row-adder': HTMLAttributes<HTMLElement>;
      'copy-text': HTMLAttributes<HTMLElement>;
      'search-box': HTMLAttributes<HTMLElement> & { from: string };
      'map-zoom': HTMLAttributes<HTMLElement>;
      'unsaved-guard': HTMLAttributes<HTMLElement>;
      'compare-ticks': HTMLAttributes<HTMLElement>;
      'print-button': HTMLAttributes<HTMLElement>;
      'markdown-toolbar': HTMLAttributes<HTMLElement> & { for: string };
      'md-bold': HTMLAttributes<HTMLElement>;
      'md-italic': HTMLAttributes<HTMLElement>;
      'md-header': HTMLAttributes<HTMLElement> & { level?: string };
      'md-unordered-list': HTMLAttributes<HTMLElement>;
      'md-ordered-list': HTMLAttributes<HTMLElement>;
      'md-link': HTMLAttributes<HTMLElement>;
    }
  }
}
