/** The date that the owner gives a photo, and beside it the one that came with its file, which it has again when the owner goes back. */
import { type Taken, TakenSchema } from '../../../protocol/photo.ts';
import type { PhotoRow } from './catalog-tables.ts';
import { takenColumns, takenOf } from './photo-row.ts';

export function redatedColumns(
  row: PhotoRow,
  taken: Taken,
): ReturnType<typeof takenColumns> & Pick<PhotoRow, 'taken_file'> {
  const ofFile = takenWithFile(row);
  const isBack = ofFile !== null && ofFile.local === taken.local && ofFile.offset === taken.offset;
  return {
    ...takenColumns(isBack ? ofFile : taken),
    taken_file: isBack || ofFile === null ? null : JSON.stringify(ofFile),
  };
}

function takenWithFile(row: PhotoRow): Taken | null {
  if (row.taken_file !== null) return TakenSchema.safeParse(JSON.parse(row.taken_file)).data ?? null;
  return row.taken_source === 'owner' ? null : takenOf(row);
}
