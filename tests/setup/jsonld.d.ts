declare module 'jsonld' {
  type Loader = (url: string) => Promise<{ documentUrl: string; document: object }>;
  const jsonld: { expand(document: object, options: { documentLoader: Loader; safe: boolean }): Promise<Record<string, unknown>[]> };
  export default jsonld;
}
