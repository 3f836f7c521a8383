/** How the table of months comes to be, and the triggers that keep it true: no question about all of the library reads all of its photos. */

/** As the wall clips it (`tileAspect`): a panorama counts as the strip that is shown of it. */
export const aspectOf = (row: 'old' | 'new' | 'photos'): string =>
  `coalesce(min(3.2, max(0.45, 1.0 * ${row}.width / ${row}.height)), 1.0) * (${row}.part_of is null)`;

const countNew = `
  insert into months (month, count, tiles, aspects)
    select new.month, 1, new.part_of is null, ${aspectOf('new')} where new.trashed = 0
    on conflict (month) do update set
      count = count + 1, tiles = tiles + excluded.tiles, aspects = aspects + excluded.aspects;`;
const uncountOld = `
  update months set count = count - 1, tiles = tiles - (old.part_of is null), aspects = aspects - ${aspectOf('old')}
    where month = old.month and old.trashed = 0;
  delete from months where month = old.month and count <= 0;`;

export const monthCounting: readonly string[] = [
  `create table months (month text primary key, count integer not null, tiles integer not null, aspects real not null)`,
  `insert into months select month, count(*), sum(part_of is null), sum(${aspectOf('photos')}) from photos where trashed = 0 group by month`,
  `create trigger photos_counted after insert on photos begin ${countNew} end`,
  `create trigger photos_uncounted after delete on photos begin ${uncountOld} end`,
  `create trigger photos_recounted after update of month, trashed, part_of, width, height on photos
    when (old.month, old.trashed, old.part_of, old.width, old.height) is not (new.month, new.trashed, new.part_of, new.width, new.height)
    begin ${uncountOld} ${countNew} end`,
];

const addSize = `update months set bytes = bytes + new.size_bytes where month = new.month and new.trashed = 0;`;
const takeSize = `update months set bytes = bytes - old.size_bytes where month = old.month and old.trashed = 0;`;

/** How many bytes each month has, besides: the same triggers again, each with its share of them. */
export const monthSizes: readonly string[] = [
  `alter table months add column bytes integer not null default 0`,
  `update months set bytes = sums.bytes
    from (select month, sum(size_bytes) as bytes from photos where trashed = 0 group by month) as sums where sums.month = months.month`,
  `drop trigger photos_counted`,
  `drop trigger photos_uncounted`,
  `drop trigger photos_recounted`,
  `create trigger photos_counted after insert on photos begin ${countNew} ${addSize} end`,
  `create trigger photos_uncounted after delete on photos begin ${takeSize} ${uncountOld} end`,
  `create trigger photos_recounted after update of month, trashed, part_of, width, height, size_bytes on photos
    when (old.month, old.trashed, old.part_of, old.width, old.height, old.size_bytes)
      is not (new.month, new.trashed, new.part_of, new.width, new.height, new.size_bytes)
    begin ${takeSize} ${uncountOld} ${countNew} ${addSize} end`,
];
