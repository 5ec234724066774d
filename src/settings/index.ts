export { collectLimitsSetting } from './collect-limits.ts';
export { defineSetting, type Setting, type SettingDefinition } from './setting.ts';
export {
  createSettings,
  type SettingChange,
  type SettingState,
  type Settings,
  type SettingsDependencies,
  type SettingVersion,
} from './settings.ts';
export { migrations } from './tables.ts';
export { type BusinessWords, wordsSetting } from './words.ts';
