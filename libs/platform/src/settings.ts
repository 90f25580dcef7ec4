import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { plainToInstance, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, validateSync } from 'class-validator';

/** A setting that is missing or wrong. The service does not start. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const isHttpUrl = { require_tld: false, protocols: ['http', 'https'], require_protocol: true };

/** What every service reads from its environment; properties bear the names of the variables. */
export class ServiceSettings {
  @IsString()
  HOST = '0.0.0.0';

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT!: number;

  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
  LOG_LEVEL = 'info';

  /** Where the public keys of the token issuer are published (RFC 7517). */
  @IsUrl(isHttpUrl)
  AUTH_JWKS_URL!: string;

  /** The `iss` that tokens must bear. */
  @IsString()
  AUTH_ISSUER!: string;

  /** The `aud` that tokens must bear. */
  @IsString()
  AUTH_AUDIENCE = 'passung';

  /** Where the gateway publishes the keys of the tokens it makes of API keys; without it none are accepted. */
  @IsOptional()
  @IsUrl(isHttpUrl)
  API_KEY_JWKS_URL?: string;

  /** Where traces go: `otlp`, `console` or `none`. */
  @IsOptional()
  @IsIn(['otlp', 'console', 'none'])
  OTEL_TRACES_EXPORTER?: string;

  /** Base address of an OpenTelemetry collector. */
  @IsOptional()
  @IsUrl(isHttpUrl)
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;
}

/** Settings of a service that stores and publishes. */
export class EventServiceSettings extends ServiceSettings {
  @Matches(/^postgres(ql)?:\/\//, {
    message: '$property must be a URL like postgres://role:password@host:5432/database',
  })
  DATABASE_URL!: string;

  /** `host:port`, several separated by commas. */
  @Matches(/^[^:,\s]+:\d+(,[^:,\s]+:\d+)*$/, {
    message: '$property must list brokers as host:port, separated by commas',
  })
  KAFKA_BROKERS!: string;

  /** Where imported ESCO occupations lie, for services that resolve names; without it none are loaded. */
  @IsOptional()
  @IsString()
  ESCO_FILE?: string;

  get brokers(): string[] {
    return this.KAFKA_BROKERS.split(',');
  }
}

/**
 * Reads and checks the settings of a service.
 *
 * @throws {SettingsError} naming every variable that is missing or wrong
 */
export function readSettings<Settings extends object>(
  Settings: new () => Settings,
  environment: NodeJS.ProcessEnv = process.env,
): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const settings = plainToInstance(Settings, given, { exposeDefaultValues: true });
  const faults = validateSync(settings, { whitelist: true });
  if (faults.length > 0) {
    const lines = faults.map((fault) => {
      const reasons = Object.values(fault.constraints ?? {}).join(', ');
      return `  ${fault.property}: ${fault.value === undefined ? 'is not set; ' : ''}${reasons}`;
    });
    throw new SettingsError(`These settings are missing or wrong:\n${lines.join('\n')}`);
  }
  return settings;
}

/**
 * Reads the file that a setting names.
 *
 * @param parse makes what is needed of the text; what it throws is told
 * @throws {SettingsError} naming the variable, the file, and why it cannot be used
 */
export function readSettingFile<Content>(variable: string, path: string, parse: (text: string) => Content): Content {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new SettingsError(`${variable}=${path}: ${(cause as Error).message}`, { cause });
  }
}
