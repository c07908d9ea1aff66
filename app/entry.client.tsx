// Nothing hydrates: pages are HTML, and this script only registers small custom elements that enhance them.
import '@github/markdown-toolbar-element';
import './components/enhance/row-adder';
import './components/enhance/unsaved-guard';
import './components/enhance/copy-text';
import './components/enhance/language-memory';
import './components/enhance/print-button';
import './components/enhance/search-box';
import './components/enhance/map-zoom';
import './components/enhance/compare-ticks';
