import { describe, expect, it } from 'vitest';
import { loader } from '#app/routes/_index';

const asked = (headers: Record<string, string>) => {
  const response = loader({ request: new Request('http://localhost:3000/', { headers }), params: {}, context: {} } as never);
  return [response.status, response.headers.get('Location')];
};

describe('the address without a language', () => {
  it.each([
    [{}, '/fi'],
    [{ 'Accept-Language': 'sv-FI,sv;q=0.9,en;q=0.5' }, '/sv'],
    [{ 'Accept-Language': 'de,en;q=0.5,fi;q=0.4' }, '/en'],
    [{ 'Accept-Language': 'de' }, '/fi'],
    [{ Cookie: 'a=b; aukio-lang=sv', 'Accept-Language': 'en' }, '/sv'],
    [{ Cookie: 'aukio-lang=//evil.example', 'Accept-Language': 'en' }, '/en'],
    [{ Cookie: 'xaukio-lang=sv' }, '/fi'],
  ])('%o leads to %s', (headers, to) => {
    expect(asked(headers as Record<string, string>)).toEqual([302, to]);
  });
});
