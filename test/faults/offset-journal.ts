import { CONSUMER_GROUPS } from '#contracts/topics';
import { askDatabase } from './quiet.ts';

const GROUPS = Object.keys(CONSUMER_GROUPS);

/** Writes down, in the transactions themselves, each step of the stored offsets. */
export async function keepOffsetJournal(): Promise<void> {
  for (const group of GROUPS) {
    await askDatabase(
      group,
      `CREATE TABLE offset_journal (topic text, partition integer, before bigint, after bigint);
       CREATE FUNCTION note_offset() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         INSERT INTO offset_journal VALUES (NEW.topic, NEW.partition, OLD.next_offset, NEW.next_offset);
         RETURN NULL;
       END $$;
       CREATE TRIGGER offset_noted AFTER UPDATE ON consumer_offset FOR EACH ROW EXECUTE FUNCTION note_offset()`,
    );
  }
}

/** Steps that did not lead on: messages that took effect a second time. */
export async function stepsBackwards(): Promise<string[]> {
  const faults: string[] = [];
  for (const group of GROUPS) {
    const rows = await askDatabase(group, 'SELECT * FROM offset_journal WHERE after <= before');
    faults.push(...rows.map((row) => `${group} ${row.topic}/${row.partition}: from ${row.before} to ${row.after}`));
  }
  return faults;
}
