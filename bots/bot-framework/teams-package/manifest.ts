import type { Listing } from './listing';

/**
 * The newest version whose schema has long been in general use; what came after it (agents, dashboards) is nothing that we are. A
 * tenant's admin centre that lags behind refuses a manifest that is newer than it knows.
 */
export const MANIFEST_VERSION = '1.24';

/** Whose app it is, where the settings say nothing about it. */
export interface Publisher {
  /** As it stands under the app's name; 32 characters at most. */
  readonly organisation: string;
  readonly website: string;
  readonly privacy: string;
  readonly terms: string;
}

export interface PackageSettings extends Publisher {
  /** MICROSOFT_APP_ID: the bot's, and for want of a reason for a second one the app's too. */
  readonly appId: string;
  readonly publicUrl: string;
  /** Of the app, semantic. */
  readonly version: string;
  readonly locale: string;
}

export const ICONS = { color: 'color.png', outline: 'outline.png' } as const;
const PERSONAL = ['personal'] as const;

/**
 * The manifest: a bot in personal chats and nothing else. Groups and channels are not asked for, because what is said here is
 * between two.
 * @throws RangeError when there is no listing in the default language
 */
export function manifestOf(settings: PackageSettings, listings: ReadonlyMap<string, Listing>) {
  const { appId, locale, organisation, website, privacy, terms } = settings;
  const listing = listings.get(locale);
  if (listing === undefined) throw new RangeError(`There is no locales/${locale}/app/teams.yaml: write one.`);
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version: settings.version,
    id: appId,
    developer: { name: organisation, websiteUrl: website, privacyUrl: privacy, termsOfUseUrl: terms },
    name: listing.name,
    description: listing.description,
    localizationInfo: {
      defaultLanguageTag: tagOf(locale),
      additionalLanguages: others(settings, listings).map((tag) => ({ languageTag: tagOf(tag), file: fileOf(tag) })),
    },
    icons: ICONS,
    accentColor: '#2B5D50',
    bots: [
      {
        botId: appId,
        scopes: PERSONAL,
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: [{ scopes: PERSONAL, commands: listing.commands }],
      },
    ],
    defaultInstallScope: 'personal',
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [new URL(settings.publicUrl).host],
  };
}

/** The words of the app in the other languages, by file name. */
export function translations(
  settings: PackageSettings,
  listings: ReadonlyMap<string, Listing>,
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  return new Map(
    others(settings, listings).flatMap((tag) => {
      const listing = listings.get(tag);
      return listing === undefined ? [] : [[fileOf(tag), translationOf(listing)] as const];
    }),
  );
}

function translationOf({ name, description, commands }: Listing): Readonly<Record<string, string>> {
  const said = commands.flatMap((command, index) =>
    Object.entries(command).map(
      ([key, words]) => [`bots[0].commandLists[0].commands[${index}].${key}`, words] as const,
    ),
  );
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.Localization.schema.json`,
    'name.short': name.short,
    'name.full': name.full,
    'description.short': description.short,
    'description.full': description.full,
    ...Object.fromEntries(said),
  };
}

const others = ({ locale }: PackageSettings, listings: ReadonlyMap<string, Listing>) =>
  [...listings.keys()].filter((tag) => tag !== locale);
const tagOf = (locale: string) => locale.toLowerCase();
const fileOf = (locale: string) => `${tagOf(locale)}.json`;
