-- Compounds are found by what their last part has in common with the word typed: "pumppu" in "lämpöpumput".
CREATE INDEX "SearchWord_key_idx" ON "SearchWord" USING GIN ("key" gin_trgm_ops) WITH (fastupdate = off);

-- What a word's forms have in common beyond their stem. Finnish: without the endings that change within a word (talous and
-- talouden, rakennus and rakennuksen, asuminen and asumisen, vesi and veden), and the consonants before the last vowel in
-- one grade (kaupungin and kaupunki, kadun and katu, luvan and lupa, Turun and Turku). Swedish: without umlaut and doubled
-- consonants (städer and stad, böcker and bok).
CREATE OR REPLACE FUNCTION search_key(lang TEXT, stem TEXT) RETURNS TEXT LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  key TEXT := unaccent(CASE WHEN lang = 'sv' THEN replace(stem, 'å', 'aa') ELSE stem END);
  last TEXT[];
BEGIN
  IF lang = 'fi' THEN
    key := regexp_replace(key, '(?<=...[uy])(ks|s|d|t)$|(?<=...i)[ns]$|(?<=....)e[sdt]$', '');
    last := regexp_match(key, '^(.+?)(ng|nn|mm|ll|rr|kk|pp|tt|rk|lk|hk|d|v)([aeiouy]*)$');
    IF last IS NOT NULL THEN
      key := last[1] || CASE last[2] WHEN 'ng' THEN 'nk' WHEN 'nn' THEN 'nt' WHEN 'mm' THEN 'mp' WHEN 'll' THEN 'lt' WHEN 'rr' THEN 'rt'
        WHEN 'kk' THEN 'k' WHEN 'pp' THEN 'p' WHEN 'tt' THEN 't' WHEN 'rk' THEN 'r' WHEN 'lk' THEN 'l' WHEN 'hk' THEN 'h' WHEN 'd' THEN 't' ELSE 'p' END || last[3];
    END IF;
  ELSIF lang = 'sv' THEN
    key := regexp_replace(replace(key, 'ck', 'k'), '([bdfgklmnprst])\1', '\1', 'g');
  END IF;
  RETURN key;
END $$;

UPDATE "SearchWord" SET key = search_key(lang, stem);
