-- Titles in the alphabetical order of Finnish and Swedish readers, whatever the locale of the database.
-- The schema of Prisma cannot say this. The index keeps the name it has there.
DROP INDEX "EntryText_lang_title_idx";
CREATE INDEX "EntryText_lang_title_idx" ON "EntryText"("lang", "title" COLLATE "fi-x-icu");
