-- A filtered page, and its count, read thousands of entries to find a few: with what filters ask for in the entries
-- themselves, none of the rows has to be fetched.
DROP INDEX "phone_number_owner_path_e164_idx";
CREATE INDEX "phone_number_owner_path_e164_idx" ON "phone_number"("owner_path", "e164")
  INCLUDE ("voice", "sms", "fax", "voice_route_type", "voice_extension_id");
