-- The newest pilots of an organisation, read from the index alone however many it has: ids begin with their time.
CREATE INDEX "PilotPartner_partnerId_pilotId_idx" ON "PilotPartner"("partnerId", "pilotId");
