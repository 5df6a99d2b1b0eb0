import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from './access/index.js';
import { AuditModule } from './audit/index.js';
import { appDatabase } from './app.database.js';
import { BlockedCallersModule } from './blocked-callers/index.js';
import { Clock, CommonModule } from './common/index.js';
import { ConfigModule, type Environment } from './config/index.js';
import { DatabaseModule, ExclusiveDataSource } from './database/index.js';
import { DeployModule } from './deploy/index.js';
import { stepModules } from './extensions/index.js';
import { FollowUpsModule } from './follow-ups/index.js';
import { IncidentsModule } from './incidents/index.js';
import { LineTextsModule } from './line-texts/index.js';
import { NotesModule } from './notes/index.js';
import { NotificationsModule } from './notifications/index.js';
import { OperationsModule } from './operations/index.js';
import { PageModule } from './page/index.js';
import { ReconcilerModule } from './reconciler/index.js';
import { RoutingModule } from './routing/index.js';
import { TelephonyModule } from './telephony/index.js';
import { VoiceMessagesModule } from './voice-messages/index.js';
import { WorkerThreadsModule } from './worker-threads/index.js';

/** The whole application; the only module that sees all rooms. */
@Module({})
export class AppModule {
  /** `connectsLater`: the database is not connected to until somebody initializes the DataSource. */
  static forRoot(environment: Environment, clock = new Clock(), connectsLater = false): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CommonModule.forRoot(clock),
        ConfigModule.forRoot(environment),
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            ...appDatabase(environment),
            retryAttempts: 1,
            manualInitialization: connectsLater,
          }),
          dataSourceFactory: (options = appDatabase(environment)) => Promise.resolve(new ExclusiveDataSource(options)),
        }),
        AuditModule,
        DatabaseModule,
        WorkerThreadsModule,
        // First, for routes are looked through in this order, and calls don't wait.
        TelephonyModule,
        // Before incidents, for `incidents/stream` must be found before `incidents/:id`.
        OperationsModule,
        AccessModule,
        IncidentsModule,
        FollowUpsModule,
        NotesModule,
        BlockedCallersModule,
        RoutingModule,
        ...stepModules,
        LineTextsModule,
        NotificationsModule,
        VoiceMessagesModule,
        ReconcilerModule,
        DeployModule,
        PageModule,
      ],
    };
  }
}
