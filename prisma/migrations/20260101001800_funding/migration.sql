-- Who pays, so that the programme's money can be added up by source without reading every document.
ALTER TABLE "Pilot" ADD COLUMN "funding" JSONB NOT NULL DEFAULT '{}';
UPDATE "Pilot" p SET funding = paid.by_source
  FROM (
    SELECT "entryId", jsonb_object_agg(source, amount) AS by_source FROM (
      SELECT r."entryId", line ->> 'source' AS source, sum((line ->> 'amount')::bigint) AS amount
      FROM "Revision" r CROSS JOIN LATERAL jsonb_array_elements(r.content -> 'funding') AS line
      WHERE r.state = 'published' AND line ->> 'source' IS NOT NULL GROUP BY 1, 2) AS lines
    GROUP BY 1) AS paid
  WHERE paid."entryId" = p.id;

-- How long things waited for a decision: the steps that a submission and its answer leave.
CREATE INDEX "TimelineStep_report_review_idx" ON "TimelineStep"("reportId", at, id) INCLUDE (step)
  WHERE step IN ('reportSubmitted', 'reportReturned', 'reportAccepted');
CREATE INDEX "TimelineStep_pilot_review_idx" ON "TimelineStep"("entryId", at, id) INCLUDE (step)
  WHERE step IN ('submitted', 'returned', 'declined', 'withdrawn', 'approved', 'revised');
