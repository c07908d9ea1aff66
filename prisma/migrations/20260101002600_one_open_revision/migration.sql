-- Two editors who begin to change something published at the same moment get one draft, whoever reads what when.
CREATE UNIQUE INDEX "Revision_open_key" ON "Revision"("entryId") WHERE state IN ('draft', 'submitted', 'returned');
