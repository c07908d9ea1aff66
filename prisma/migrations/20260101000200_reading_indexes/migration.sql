-- Read far more often than written: new rows go straight into these indexes, not into a pending list that every search reads whole.
ALTER INDEX "Pilot_themes_idx" SET (fastupdate = off);
ALTER INDEX "Pilot_years_idx" SET (fastupdate = off);
ALTER INDEX "Pilot_sdgTargets_idx" SET (fastupdate = off);
ALTER INDEX "Pilot_sdgGoals_idx" SET (fastupdate = off);
ALTER INDEX "Practice_themes_idx" SET (fastupdate = off);
ALTER INDEX "EntryText_search_idx" SET (fastupdate = off);
-- For lists by title: the originals that stand in where a translation is missing.
CREATE INDEX "EntryText_lang_state_title_idx" ON "EntryText"("lang", "state", "title" COLLATE "fi-x-icu");
