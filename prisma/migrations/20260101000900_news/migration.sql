-- What is new: the latest public steps of all entries, without reading every timeline.
CREATE INDEX "TimelineStep_isPublic_at_idx" ON "TimelineStep"("isPublic", "at" DESC);
