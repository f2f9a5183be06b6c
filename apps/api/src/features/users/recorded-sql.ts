/** What the log keeps of a row of `app_user`, with the line of that id. */
export const recordedSql = (row: string, line: string): string => `jsonb_build_object('id', ${row}.id, 'firstName', ${row}.first_name, 'lastName', ${row}.last_name, 'name', ${row}.first_name || ' ' || ${row}.last_name,
  'email', ${row}.email, 'department', ${row}.department, 'jobTitle', ${row}.job_title, 'crmUserId', ${row}.crm_user_id, 'timeScheduleId', ${row}.time_schedule_id,
  'timeScheduleName', (select s.name from time_schedule s where s.id = ${row}.time_schedule_id), 'avatarId', ${row}.avatar_id, 'appConfiguration', jsonb_build_object('id', ${line}))`;
