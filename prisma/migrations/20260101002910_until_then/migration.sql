-- The indexes that held a rule until the next migration held it.
DROP INDEX "Indicator_common_until_then";
DROP INDEX "Revision_open_until_then";
