-- What totals and trends read: every accepted value in order, from the index alone.
CREATE INDEX "IndicatorValue_accepted" ON "IndicatorValue"("indicatorId", "periodEndsOn") INCLUDE (value) WHERE state = 'accepted' AND value IS NOT NULL;
