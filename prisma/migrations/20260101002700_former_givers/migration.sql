-- Whoever was asked to confirm until another source was named is told so when they open an old letter.
ALTER TABLE "ReplicationStep" ADD COLUMN "formerId" UUID;
