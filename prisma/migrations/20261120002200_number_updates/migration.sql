-- The platform's list by the time of the last change has a million rows to find the latest of.
CREATE INDEX "phone_number_updated_at_id_idx" ON "phone_number"("updated_at", "id");
