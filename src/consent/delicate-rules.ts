import { type Static, Type } from '@sinclair/typebox';
import { defineSetting } from '../settings/index.ts';

const text = (description: string) => Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', description });
const signal = Type.Object(
  {
    events: Type.Array(text('name of a track event; with * at its end all that begin so'), { maxItems: 100, uniqueItems: true }),
    fields: Type.Array(text('name of a trait, property or part of the context'), { maxItems: 100, uniqueItems: true }),
  },
  { additionalProperties: false },
);
const schema = Type.Object({ location: signal, social: signal }, { additionalProperties: false });

/** Signals that are kept only by agreement: events of them as a whole, and fields of any event. */
export type DelicateRules = Static<typeof schema>;

/** What is kept of people only by their agreement (`DelicateRules`); a change holds for events from then on. Searches have their own rule. */
export const delicateSignalsSetting = defineSetting({
  key: 'consent.delicate',
  title: 'Delicate signals',
  description:
    'Where somebody is, and who she is in social networks, is kept only when she has agreed to it; without that, events are counted and nothing else, and fields are left out.',
  schema,
  alsoNeeds: 'fields.edit',
  default: {
    location: {
      events: [
        'Beacon *',
        'iBeacon *',
        'Geofence *',
        'Location Updated',
        'Location Changed',
        'Location Tracked',
        'Position Updated',
        'Region Entered',
        'Region Exited',
        'Place Entered',
        'Place Exited',
        'Place Visited',
        'Store Nearby',
        'Nearby Store Seen',
      ],
      fields: ['latitude', 'longitude', 'lat', 'lng', 'lon', 'long', 'coordinates', 'gps', 'geo_point', 'beacon', 'beacon_id', 'beaconId'],
    },
    social: {
      events: [
        'Social Handle Linked',
        'Social Account Linked',
        'Social Account Connected',
        'Social Profile Linked',
        'Social Profile Connected',
        'Social Friends Imported',
      ],
      fields: [
        ...[
          'facebook_id',
          'facebookId',
          'facebook_profile',
          'twitter_id',
          'twitter_handle',
          'x_handle',
          'instagram_id',
          'instagram_handle',
        ],
        ...[
          'linkedin_id',
          'linkedin_url',
          'tiktok_handle',
          'social_handle',
          'social_profiles',
          'socialProfiles',
          'friends',
          'followers',
          'following',
        ],
      ],
    },
  },
});
