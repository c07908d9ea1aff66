-- Dictionary forms of Finnish words, where the server has Voikko: of the whole word, and of the words it is made of.
-- Null until a word has been looked up.
ALTER TABLE "SearchWord" ADD COLUMN "bases" TEXT[], ADD COLUMN "parts" TEXT[];
CREATE INDEX "SearchWord_bases_idx" ON "SearchWord" USING GIN ("bases") WITH (fastupdate = off);
CREATE INDEX "SearchWord_parts_idx" ON "SearchWord" USING GIN ("parts") WITH (fastupdate = off);
