/** The whole server on one page: makes the parts and ties them in the order a photo travels. */
import type { Logger } from 'pino';
import type { Care } from '../protocol/care.ts';
import type { DoctorReport } from '../protocol/doctor.ts';
import { Failure } from '../protocol/failure.ts';
import type { Settings, SettingsChange } from '../protocol/settings.ts';
import { Activity, type ActivityTables, activityMigrations } from './activity/activity.ts';
import type { Config } from './config.ts';
import type { DataDirectory } from './data-directory.ts';
import { Databases } from './database/database.ts';
import { examine } from './doctor/doctor.ts';
import { Feed } from './feed/feed.ts';
import { Intake, type IntakeTables, intakeMigrations } from './intake/intake.ts';
import { Lan } from './lan/lan.ts';
import { type CatalogTables, catalogMigrations, Library } from './library/library.ts';
import { Pairing, type PairingTables, pairingMigrations } from './pairing/pairing.ts';
import { OwnersSettings, type SettingsTables, settingsMigrations } from './settings.ts';

export interface Landfall {
  readonly lan: Lan;
  readonly feed: Feed;
  readonly pairing: Pairing;
  readonly library: Library;
  readonly intake: Intake;
  readonly activity: Activity;
  /** What the owner has set. */
  readonly settings: Settings;
  /** Rejects with `bad-request` for an address that the host does not have. */
  changeSettings(change: SettingsChange): Promise<Settings>;
  /** What a phone needs to get here, looked at now. `visitor`: who came from another machine last. */
  examine(port: number, visitor: Visitor | null, signal?: AbortSignal): Promise<DoctorReport>;
  /** How the library and what belongs to it are looked after. */
  care(): Promise<Care>;
  /** Begins what goes on in the background: called once the host answers, so that nobody waits for it. */
  begin(): void;
  /** Ends everything in the order that loses nothing; senders get `graceMs` to finish what they send. */
  close(graceMs: number): Promise<void>;
}

export interface Visitor {
  readonly address: string;
  readonly atMs: number;
}

/** What happens for its own sake waits until nothing has arrived for so long. */
const quietMs = 3000;

/** Opens every part. */
export async function openLandfall(config: Config, directory: DataDirectory, log: Logger): Promise<Landfall> {
  // Apart from each other, so that the catalog can be thrown away and rebuilt without pairing anybody again.
  const databases = await Databases.open({
    controlDir: directory.control(),
    migrations: {
      host: { ...intakeMigrations, ...pairingMigrations, ...settingsMigrations, ...activityMigrations },
      catalog: catalogMigrations,
    },
    isSuspect: !directory.wasEndedWell,
    changed: () => careChanged(),
    log,
  });
  const hostDb = databases.of('host');
  const settings = await OwnersSettings.open(
    hostDb.tables<SettingsTables>(),
    config.speedLimitBytesPerSecond === undefined ? {} : { speedLimitBytesPerSecond: config.speedLimitBytesPerSecond },
  );

  const lan = await Lan.open({
    certsDir: config.certsDir,
    hostName: config.name,
    mdnsLabel: await directory.mdnsLabel(),
    address: config.address,
    preferred: settings.now.address,
    hostNames: config.hostNames,
    ownCertificate: config.ownCertificate,
    mdns: config.mdns,
    log,
  });

  const feed = new Feed();
  const careChanged = (): void => feed.publish({ type: 'care-changed' });
  lan.onChange(() => feed.publish({ type: 'host-changed' }));

  const activity = await Activity.open({
    db: hostDb.tables<ActivityTables>(),
    announce: () => feed.publish({ type: 'activity-noted' }),
    log,
  });

  const pairing: Pairing = await Pairing.open({
    db: hostDb.tables<PairingTables>(),
    ownerName: config.name,
    invitationLifeMs: config.invitationLifeMs,
    countsOf: (device) => library.countsOf(device),
    announce: (event) => feed.publish(event),
    note: (deed) => activity.note(deed),
  });

  const library: Library = await Library.open({
    db: databases.of('catalog').tables<CatalogTables>(),
    dataDir: directory.path,
    folderOf: (device) => pairing.folderOf(device),
    ownerOfFolder: (folder) => pairing.ownerOfFolder(folder),
    nameOf: (device) => pairing.nameOf(device),
    isLetIn: (device) => pairing.isLetIn(device),
    mayBrowse: (device) => pairing.accessOf(device) !== 'send',
    announce: (event) => feed.publish(event),
    careChanged,
    isBusy: () => Date.now() - lastArrivalMs < quietMs,
    log,
  });

  let lastArrivalMs = 0;
  const intake = await Intake.open({
    db: hostDb.tables<IntakeTables>(),
    partsDir: directory.control('incoming'),
    quarantineDir: directory.control('quarantine'),
    admit: (declaration) => library.admit(declaration),
    deliver: (file) => library.add(file),
    receiptFor: (sha256, sender) => library.receiptFor(sha256, sender),
    progressed: (progress) => {
      lastArrivalMs = Date.now();
      feed.publish({ type: 'upload-progress', ...progress });
    },
  });
  pairing.cutOffs.onRevoked((device) => {
    intake.abandonAll(device).catch((error: unknown) => log.warn({ error }, 'parts of a revoked device are left'));
  });

  const useSettings = ({ speedLimitBytesPerSecond, checkBytesPerDay }: Settings): void => {
    intake.speedLimit = speedLimitBytesPerSecond;
    library.care.checkBytesPerDay = checkBytesPerDay;
  };
  useSettings(settings.now);

  return {
    lan,
    feed,
    pairing,
    library,
    intake,
    activity,
    get settings() {
      return settings.now;
    },
    async changeSettings(change) {
      const { address = null } = change;
      if (address !== null && !lan.addresses.some((one) => one.address === address))
        throw new Failure('bad-request', 'This laptop has no such address.');
      const now = await settings.change(change);
      useSettings(now);
      await lan.prefer(now.address);
      careChanged();
      return now;
    },
    async examine(port, visitor, signal) {
      const kinds = await lan.kinds();
      return examine(
        {
          addresses: lan.addresses.map(({ address, interfaceName }, index) => ({
            address,
            interfaceName,
            reason:
              config.address !== null
                ? 'given'
                : address === settings.now.address
                  ? 'chosen'
                  : (kinds[index] ?? 'public'),
          })),
          isAddressGiven: config.address !== null,
          listening: { port },
          port,
          certificatePem: lan.certificate.cert,
          isOwnCertificate: config.ownCertificate !== null,
          mdns: lan.mdns,
          visitor,
          latestKnownMs: Math.max(...pairing.devices().map(({ lastSeenAt }) => Date.parse(lastSeenAt))),
        },
        signal,
      );
    },
    async care() {
      const { backups, restored } = databases;
      return {
        ...(await library.care.status()),
        lastBackupAt: backups.lastAt?.toISOString() ?? null,
        backupProblem: backups.problem,
        restored: restored.map(({ database, from }) => ({ database, from: from?.toISOString() ?? null })),
      };
    },
    begin() {
      library.care.begin({ isThorough: !directory.wasEndedWell || databases.restored.length > 0 });
      library.trashBin.begin();
      databases.backups.begin();
      void library.places.look();
      void library.readAgain.look();
    },
    async close(graceMs) {
      await intake.close(graceMs);
      await library.close();
      await activity.close();
      await lan.close();
      await databases.close();
      if (!databases.backups.foundDamage) directory.endWell();
    },
  };
}
