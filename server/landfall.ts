/** The whole server on one page: makes the parts and ties them in the order a photo travels. */
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { DataDirectory } from './data-directory.ts';
import { openDatabase } from './database/database.ts';
import { Feed } from './feed/feed.ts';
import { Intake, type IntakeTables, intakeMigrations } from './intake/intake.ts';
import { Lan } from './lan/lan.ts';
import { type CatalogTables, catalogMigrations, Library } from './library/library.ts';
import { Pairing, type PairingTables, pairingMigrations } from './pairing/pairing.ts';

export interface Landfall {
  readonly lan: Lan;
  readonly feed: Feed;
  readonly pairing: Pairing;
  readonly library: Library;
  readonly intake: Intake;
  /** Ends everything in the order that loses nothing; senders get `graceMs` to finish what they send. */
  close(graceMs: number): Promise<void>;
}

/** Opens every part. */
export async function openLandfall(config: Config, directory: DataDirectory, log: Logger): Promise<Landfall> {
  // Apart from each other, so that the catalog can be thrown away and rebuilt without pairing anybody again.
  const hostDb = await openDatabase(directory.control('host.db'), {
    ...intakeMigrations,
    ...pairingMigrations,
  });
  const catalogDb = await openDatabase(directory.control('catalog.db'), catalogMigrations);

  const lan = await Lan.open({
    certsDir: config.certsDir,
    hostName: config.name,
    mdnsLabel: await directory.mdnsLabel(),
    address: config.address,
    hostNames: config.hostNames,
    ownCertificate: config.ownCertificate,
    mdns: config.mdns,
    log,
  });

  const feed = new Feed();
  lan.onChange(() => feed.publish({ type: 'host-changed' }));

  const pairing: Pairing = await Pairing.open({
    db: hostDb.tables<PairingTables>(),
    ownerName: config.name,
    invitationLifeMs: config.invitationLifeMs,
    countsOf: (device) => library.countsOf(device),
    announce: (event) => feed.publish(event),
  });

  const library: Library = await Library.open({
    db: catalogDb.tables<CatalogTables>(),
    dataDir: directory.path,
    folderOf: (device) => pairing.folderOf(device),
    ownerOfFolder: (folder) => pairing.ownerOfFolder(folder),
    nameOf: (device) => pairing.nameOf(device),
    isLetIn: (device) => pairing.isLetIn(device),
    announce: (event) => feed.publish(event),
    log,
  });

  const intake = await Intake.open({
    db: hostDb.tables<IntakeTables>(),
    partsDir: directory.control('incoming'),
    quarantineDir: directory.control('quarantine'),
    deliver: (file) => library.add(file),
    progressed: (progress) => feed.publish({ type: 'upload-progress', ...progress }),
  });
  pairing.onRevoked((device) => {
    intake.abandonAll(device).catch((error: unknown) => log.warn({ error }, 'parts of a revoked device are left'));
  });

  return {
    lan,
    feed,
    pairing,
    library,
    intake,
    async close(graceMs) {
      await intake.close(graceMs);
      await library.close();
      await lan.close();
      await catalogDb.close();
      await hostDb.close();
    },
  };
}
